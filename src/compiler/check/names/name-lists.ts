// English names, then Chinese ones; a name that Chinese leaves as it is has none. No Chinese name
// that is a common word as well: 大众, 小米, 联想.
export const organisations = `
Microsoft: 微软
Apple: 苹果
Google, Alphabet: 谷歌
Amazon: 亚马逊
Meta: Meta
Facebook: 脸书
NVIDIA: 英伟达
Intel: 英特尔
IBM: IBM
AMD: 超威
HP: 惠普
Dell: 戴尔
Oracle: 甲骨文
Cisco: 思科
Qualcomm: 高通
Tesla: 特斯拉
Red Hat: 红帽
Sony: 索尼
Samsung: 三星
Siemens: 西门子
Netflix: 奈飞 网飞
Twitter: 推特
Huawei: 华为
Tencent: 腾讯
Alibaba: 阿里巴巴 阿里
Alibaba Cloud, Aliyun: 阿里云
Tencent Cloud: 腾讯云
Baidu: 百度
ByteDance: 字节跳动
TikTok: 抖音
WeChat: 微信
Wikipedia: 维基百科
Qwen: 通义千问
DeepSeek: 深度求索
McKinsey: 麦肯锡
BYD: 比亚迪
Xpeng: 小鹏
Foxconn: 富士康
TSMC: 台积电
SK Hynix, Hynix: 海力士
Micron: 美光
Xilinx: 赛灵思
Sequoia: 红杉
SMIC: 中芯国际
JD, JD.com: 京东
Meituan: 美团
Pinduoduo: 拼多多
Didi: 滴滴
NetEase: 网易
Bilibili: 哔哩哔哩
iFlytek: 科大讯飞
SenseTime: 商汤
Zhipu: 智谱
Moonshot: 月之暗面
ZTE: 中兴
DJI: 大疆
Alipay: 支付宝
Taobao: 淘宝
Weibo: 微博
LinkedIn: 领英
Uber: 优步
Airbnb: 爱彼迎
Starbucks: 星巴克
McDonald: 麦当劳
Walmart: 沃尔玛
Nike: 耐克
Adidas: 阿迪达斯
Disney: 迪士尼
Broadcom: 博通
Ericsson: 爱立信
Nokia: 诺基亚
BMW: 宝马
Honda: 本田
Nissan: 日产
Pfizer: 辉瑞
Bosch: 博世
Philips: 飞利浦
Panasonic: 松下
Toshiba: 东芝
Hitachi: 日立
Canon: 佳能
Nikon: 尼康
Nintendo: 任天堂
SoftBank: 软银
Airbus: 空客 空中客车
Deloitte: 德勤
KPMG: 毕马威
Accenture: 埃森哲
Goldman Sachs, Goldman: 高盛
Morgan Stanley: 摩根士丹利 大摩
JPMorgan, J.P. Morgan: 摩根大通 小摩
Citi, Citigroup, Citibank: 花旗
HSBC: 汇丰
Nasdaq: 纳斯达克
NYSE, New York Stock Exchange: 纽交所 纽约证券交易所
Tsinghua: 清华
Peking University: 北京大学 北大
Fudan: 复旦
Princeton: 普林斯顿
Yale: 耶鲁
Berkeley: 伯克利
Caltech: 加州理工
Boeing: 波音
Toyota: 丰田
Harvard: 哈佛
Stanford: 斯坦福
MIT: 麻省理工
Oxford: 牛津
Cambridge: 剑桥
UN, United Nations: 联合国
EU, European Union: 欧盟
WHO, World Health Organization, World Health Organisation: 世卫 世界卫生组织
WTO, World Trade Organization, World Trade Organisation: 世贸 世界贸易组织
IMF, International Monetary Fund: 国际货币基金
World Bank: 世界银行 世行
Red Cross: 红十字
NASA: 美国航天局 美国宇航局 美国国家航空航天局
NATO: 北约
UNESCO: 联合国教科文组织 教科文组织
UNICEF: 联合国儿童基金会 儿童基金会
UNDP: 联合国开发计划署 开发计划署
`;

export const cities = `
Beijing: 北京
Shanghai: 上海
Guangzhou: 广州
Shenzhen: 深圳
Hangzhou: 杭州
Nanjing: 南京
Suzhou: 苏州
Chengdu: 成都
Chongqing: 重庆
Wuhan: 武汉
Xi’an, Xi'an, Xian: 西安
Tianjin: 天津
Qingdao: 青岛
Dalian: 大连
Xiamen: 厦门
Hefei: 合肥
Changsha: 长沙
Taipei: 台北
Tainan: 台南
Kaohsiung: 高雄
Tokyo: 东京
Osaka: 大阪
Kyoto: 京都
Seoul: 首尔
Bangkok: 曼谷
Jakarta: 雅加达
Mumbai: 孟买
Delhi: 德里
Dubai: 迪拜
Istanbul: 伊斯坦布尔
Cairo: 开罗
Nairobi: 内罗毕
Lagos: 拉各斯
London: 伦敦
Paris: 巴黎
Berlin: 柏林
Munich: 慕尼黑
Frankfurt: 法兰克福
Vienna: 维也纳
Zurich, Zürich: 苏黎世
Geneva: 日内瓦
Brussels: 布鲁塞尔
Amsterdam: 阿姆斯特丹
Copenhagen: 哥本哈根
Stockholm: 斯德哥尔摩
Oslo: 奥斯陆
Helsinki: 赫尔辛基
Madrid: 马德里
Barcelona: 巴塞罗那
Lisbon: 里斯本
Rome: 罗马
Milan: 米兰
Athens: 雅典
Prague: 布拉格
Warsaw: 华沙
Moscow: 莫斯科
New York: 纽约
Boston: 波士顿
Chicago: 芝加哥
Seattle: 西雅图
Austin: 奥斯汀
San Francisco: 旧金山
Los Angeles: 洛杉矶
Washington: 华盛顿
Toronto: 多伦多
Montreal, Montréal: 蒙特利尔
Vancouver: 温哥华
Sydney: 悉尼
Melbourne: 墨尔本
`;

export const provinces = `
Anhui: 安徽
Fujian: 福建
Gansu: 甘肃
Guangdong: 广东
Guangxi: 广西
Guizhou: 贵州
Hainan: 海南
Hebei: 河北
Heilongjiang: 黑龙江
Henan: 河南
Hubei: 湖北
Hunan: 湖南
Inner Mongolia: 内蒙古
Jiangsu: 江苏
Jiangxi: 江西
Jilin: 吉林
Liaoning: 辽宁
Ningxia: 宁夏
Qinghai: 青海
Shaanxi: 陕西
Shandong: 山东
Shanxi: 山西
Sichuan: 四川
Tibet: 西藏
Xinjiang: 新疆
Yunnan: 云南
Zhejiang: 浙江
California: 加利福尼亚 加州
Texas: 得克萨斯 得州 德州
Florida: 佛罗里达 佛州
`;

export const offices = `
CEO, Chief Executive Officer, chief executive: 首席执行官
CFO, Chief Financial Officer: 首席财务官
CTO, Chief Technology Officer: 首席技术官
COO, Chief Operating Officer: 首席运营官
CIO, Chief Information Officer: 首席信息官
CMO, Chief Marketing Officer: 首席营销官
CPO, Chief Product Officer: 首席产品官
`;

// Abbreviations that Chinese uses as words: the English may have a word of its own, or none.
export const abbreviations: ReadonlySet<string> = new Set(
  (
    "AI AGI API APP AR BUG CEO CFO CI CIO COO CPU CSS CTO DIY DNA FAQ GDP GPU HR HTML HTTP ID IDE IP IT " +
    "KOL KPI LED LLM LOGO NPU OK OKR OS PC PDF PK PM PPT PR QA QR ROI SDK SOP SQL STEM TPU TV UI UP URL " +
    "USB UX VIP VR"
  ).split(" "),
);

// People and languages of a country, where they do not begin like its name.
export const peoples: Record<string, string> = {
  美国: "US USA U.S. America American Americans",
  英国: "UK U.K. Britain British England English",
  中国: "Chinese",
  法国: "French",
  荷兰: "Dutch",
  瑞士: "Swiss",
  西班牙: "Spanish",
  丹麦: "Danish",
  波兰: "Polish",
  希腊: "Greek",
  泰国: "Thai",
  挪威: "Norwegian",
  菲律宾: "Filipino",
  韩国: "Korea Korean",
  朝鲜: "Korea Korean",
  俄罗斯: "Soviet",
};
