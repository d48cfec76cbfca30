/** The typefaces by what they are for, each with the package it comes from (SIL OFL 1.1) and what stands in while that is not installed. */

export interface FaceEntry {
  /** Under @fontsource, or @fontsource-variable when `variable`. */
  readonly family: string;
  readonly weight: number;
  readonly variable?: boolean;
  readonly italic?: boolean;
  /** Taken where the package is not installed. */
  readonly instead?: string;
}

export const faces = {
  /** Tall, black, tight: posters. */
  poster: { family: 'anton', weight: 400 },
  /** Heavy grotesk. */
  sans: { family: 'inter', weight: 800 },
  /** Grotesk for reading. */
  text: { family: 'inter', weight: 500 },
  /** Light grotesk, for large numbers and tracked capitals. */
  light: { family: 'inter', weight: 300 },
  /** Condensed grotesk. */
  condensed: { family: 'oswald', weight: 500, variable: true, instead: 'sans' },
  /** Display serif with strong contrast. */
  serif: { family: 'playfair-display', weight: 700 },
  serifRegular: { family: 'playfair-display', weight: 400 },
  serifItalic: { family: 'playfair-display', weight: 500, italic: true },
  /** Black display serif: magazine mastheads. */
  didone: { family: 'playfair-display', weight: 900 },
  /** Old-style serif for books and invitations. */
  book: { family: 'cormorant-garamond', weight: 600, variable: true, instead: 'serifRegular' },
  bookItalic: { family: 'cormorant-garamond', weight: 600, variable: true, italic: true, instead: 'serifItalic' },
  slab: { family: 'bitter', weight: 800, variable: true, instead: 'sans' },
  slabText: { family: 'bitter', weight: 500, variable: true, instead: 'text' },
  mono: { family: 'jetbrains-mono', weight: 500, variable: true, instead: 'text' },
  /** Written with a pen, a brush, a quill. */
  hand: { family: 'caveat', weight: 700 },
  brush: { family: 'pacifico', weight: 400, instead: 'hand' },
  script: { family: 'great-vibes', weight: 400, instead: 'hand' },
  /** Round-ended, one stroke wide. */
  tube: { family: 'tilt-neon', weight: 400, instead: 'hand' },
} as const satisfies Record<string, FaceEntry>;
export type FaceName = keyof typeof faces;

/** Families for what the face itself lacks, each by the writing it is for. */
export const scriptFamilies = {
  simplified: 'noto-sans-sc',
  traditional: 'noto-sans-tc',
  japanese: 'noto-sans-jp',
  korean: 'noto-sans-kr',
  arabic: 'noto-sans-arabic',
  devanagari: 'noto-sans-devanagari',
} as const;
export type Writing = keyof typeof scriptFamilies;

/** Characters that only the traditional writing has, the most frequent ones. */
const traditionalOnly = new Set(
  '國學車馬龍東長門開關來時個們這為會過還對發點電話圖書館請歡迎樂動壽麵飯雞魚鳥風飛臺灣萬與業專嚴麗舉義習鄉買亂爭亞產畝親億僅從倉儀價眾優傘偉傳傷倫備體餘傭債傾僑儲兒黨蘭興養獸內岡冊寫軍農馮沖決況凍淨涼減鳳憑凱擊鑿劃劉則剛創刪別劍劑勁勞勢勳匯區醫華協單賣盧衛卻廠廳歷厲壓廁廈廚縣參雙變敘葉號嘆嚇呂嗎啟吳員聽嘗團園圍圓聖場壞塊堅壇壩墳墜壘墾塵墊壯聲殼壺處複夠頭誇夾奪奮獎奧婦媽嫵孫寧寶實寵審憲宮寬賓寢層屆屬嶼歲島嶺嶽幣師帳簾幟帶幫廣莊慶廬庫應廟龐廢張彌彎彈強歸當錄徹徑憶憂懷態總戀懇惡慟懸驚懼慘懲憤慣願戲戰戶撲執擴掃揚擾撫拋搶護報擔擬攏揀擁攔擰撥擇掛摯撓擋掙擠揮損撿換據攜攝擺搖數斂斬斷無舊曠曇晝顯曉暫術樸機殺雜權條楊極構樞棗槍楓櫃標棧棟欄樹樣橋檔夢檢樓歐殘毀氈氣漢湯溝沒滄瀘淚澤潔灑淺漿澆濁測濟渾濃濤潤漲漸漁滲溫灣濕滿濾濱灘滅燈靈燦爐煉爛燭煙煩燒燙熱愛爺牆牽犧狀猶獨獅獵貓獻瑪環現璽瓊電畫暢療瘋癢癥皺盞鹽監蓋盤睜礦碼磚硯確禮禍離種積稱穩穀窮竊竅競筆筍箋籠築篩籤簡籃類糧緊糾紅紀約級紛紙紋紡線練組細織終紹經結繞給絡絕統絲繡繼續維綿綱網緒綠緣編緩縮繪繩纜罰罷羅職聯聰腸膚腎腫脹膽勝膠脈臟腦腳脫臉臘艦艙藝節蘆蘇蘋莖薦榮葷藥蓮獲瑩鶯蘿螢營蕭薩蔥蔣藍虛蟲雖蝦蝕蟻蠶補襯襖襪觀規視覽覺觸譽計訂認討讓訓議訊記講許論設訪訣證評識詞譯試詩誠該詳語誤說課誰調談謀謊謝謎譜貝財責賢敗貨質販貪貧購貯貴貸貿費賀賊賓資賞賠賴贈贊贏趙趕躍踐蹤軌軒轉輪軟輕載較輔輛輩輝輸轄辦辭邊達遷運進遠違連遲適選遞遺鄰鄭鄧醬釀釋鑒針釘釣鈣鈔鐘鋼鑰鉤鈴鉛鐵銅銘銀鋪鏈銷鎖鍋錯錢錦鍵鍛鎮鏡閃閉問閒間聞閱闊隊陽陰陣階際陸陳險隨隱隻難霧靜韓頁頂項順須顧頓頒預領頻題額顏饑飲飾飽餃餅餓館駕駛騎騙驗驟魯鮮鯨鴨鴻鵝鵬鷹麥黃齊齒齡龜',
);

/** The Han letters of a text, by what else stands in it. Chinese without a sign of either writing counts as simplified. */
export function writingOf(content: string): Writing {
  if (/[\u3040-\u30ff]/u.test(content)) return 'japanese';
  if (/\p{Script=Hangul}/u.test(content)) return 'korean';
  return [...content].some((character) => traditionalOnly.has(character)) ? 'traditional' : 'simplified';
}

/** Of the first letter that has a direction. */
export function directionOf(content: string): 'ltr' | 'rtl' {
  const first = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]|\p{L}/u.exec(content)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first) ? 'rtl' : 'ltr';
}

/** Letters that join or stack must not be tracked. */
export const isJoined = (content: string): boolean => /[\p{Script=Arabic}\p{Script=Devanagari}]/u.test(content);
