const words = `word it's "so" AI 汉字 大模型 2024 2019 76% 3 年 天 北京 上海 (x) (汉) [^a]`;
const marks = `- -- – ～ —— , . ... — …… “ ” " ' ， 。`;

/** Words, and marks as one types them in a hurry: any few of them in a row are a text to mend. */
export const mistypedWords = [...`${words} ${marks}`.split(" "), " "];
