// Amounts as people write them, in the same forms the server reads (Yen.Read).
const pattern = /^([▲△\-−‐])?\s?[¥\\]?\s?([▲△\-−‐])?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(千?円)?$/;
const most = 9_999_999_999_999;

/** Whole yen; null for an empty text; NaN for one that is not an amount. `unit` is 1 or 1000 and gives way to a unit written. */
export function read(text, unit = 1) {
  const typed = narrow(text);
  if (typed === "" || /^[-−‐―ー–—]$/.test(typed)) return null;
  const match = pattern.exec(typed);
  if (!match) return NaN;
  const factor = match[5] === "千円" ? 1000 : match[5] === "円" ? 1 : unit;
  // Decimals are shifted as text: 0.29 × 1000 is not 290 in floating point.
  const decimals = (match[4] ?? ".").slice(1).replace(/0+$/, "");
  if (decimals.length > (factor === 1000 ? 3 : 0)) return NaN;
  const amount = Number(match[3].replaceAll(",", "")) * factor + (decimals ? Number(decimals.padEnd(3, "0")) : 0);
  if (!(amount <= most)) return NaN;
  return match[1] || match[2] ? -amount : amount;
}

export const write = yen => yen.toLocaleString("en-US").replace(/^-/, "▲");

function narrow(text) {
  return text.replace(/[！-～]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xFEE0)).replaceAll("　", " ").replaceAll("￥", "¥").trim();
}
