// Where trains, roads and trade lead between; the list is short, since a dash between two other places
// only brings a warning.
export const places =
  "北京|上海|天津|重庆|广州|深圳|香港|澳门|台北|南京|杭州|苏州|武汉|成都|西安|长沙|郑州|济南|青岛|大连|沈阳|哈尔滨|长春|合肥|福州|厦门|昆明|贵阳|南宁|海口|太原|兰州|拉萨|乌鲁木齐|宁波|无锡|东京|大阪|首尔|曼谷|新加坡|伦敦|巴黎|柏林|纽约|旧金山|莫斯科|中国|美国|英国|法国|德国|日本|韩国|印度|俄罗斯|东盟|欧盟|欧洲|亚洲|非洲|美洲";
const ending = new RegExp(`(?:${places}|[省市县州港岛站洲])$`);
const beginning = new RegExp(`^(?:${places}|.{1,3}[省市县州港岛站洲])`);

const weekday = /(?:周|星期)[一二三四五六日天]$/;

/** Whether the dash at a place of a text leads from one place, year or day to another, 北京—上海. */
export const connectsPlaces = (text: string, at: number): boolean =>
  (ending.test(text.slice(Math.max(0, at - 6), at)) &&
    beginning.test(text.slice(at + 1, at + 7))) ||
  (weekday.test(text.slice(Math.max(0, at - 3), at)) &&
    /^(?:周|星期)?[一二三四五六日天]/.test(text.slice(at + 1, at + 4))) ||
  (/[\d年月日世纪]$/.test(text.slice(0, at).slice(-1)) && /^[\d至今一二]/.test(text.slice(at + 1)));
