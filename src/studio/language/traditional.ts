/** Traditional Chinese characters as the simplified ones that the tables are written in: those of everyday prompts. One for one. */

const pairs =
  '紅红綠绿藍蓝黃黄貓猫馬马鳥鸟魚鱼雞鸡鴨鸭鵝鹅豬猪龍龙獅狮龜龟蟲虫蝦虾車车輛辆飛飞機机樹树葉叶門门書书報报筆笔電电視视腦脑話话燈灯鐘钟錶表鏡镜傘伞褲裤衛卫襪袜領领帶带圍围個个隻只條条張张顆颗雙双對对兩两' +
  '幾几萬万頭头髮发臉脸鬍胡鬚须媽妈爺爷孫孙師师醫医護护員员國国園园館馆廳厅場场廣广橋桥樓楼廟庙灣湾島岛灘滩邊边裡里裏里後后間间東东為为與与還还這这從从來来過过時时節节風风雲云霧雾陽阳歲岁畫画圖图攝摄鋼钢' +
  '鐵铁銀银銅铜紙纸絲丝織织膠胶麵面飯饭餅饼湯汤蘋苹蘿萝蔔卜檸柠鳳凤雜杂貨货賣卖買买讀读寫写說说聽听彈弹戲戏騎骑遊游戰战櫃柜發发蠟蜡燭烛鍋锅盤盘壺壶體体標标題题誌志單单賀贺廚厨臥卧辦办學学習习實实驗验運运' +
  '動动氣气熱热聖圣誕诞禮礼煙烟慶庆開开關关點点靜静懷怀舊旧復复現现極极簡简細细質质數数顏颜銹锈鷹鹰鴿鸽鴉鸦螞蚂蟻蚁鯨鲸鯊鲨獵猎駱骆駝驼';

const characters = [...pairs];
const simplified = new Map(
  Array.from({ length: characters.length / 2 }, (_, index) => [characters[2 * index]!, characters[2 * index + 1]!] as const),
);

/** Text of the same length. */
export const toSimplified = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character);
