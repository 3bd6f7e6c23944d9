// A day may be typed in any form the office uses; the button beside it opens the browser's calendar.
const era = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { era: "long", year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
const japanese = document.documentElement.lang === "ja";

const written = iso => {
  if (!japanese) return iso;
  const parts = Object.fromEntries(era.formatToParts(new Date(`${iso}T00:00:00Z`)).map(p => [p.type, p.value]));
  return `${parts.era}${parts.year === "1" ? "元" : parts.year}年${parts.month}月${parts.day}日`;
};

const firstYears = { 令和: 2019, R: 2019, 平成: 1989, H: 1989, 昭和: 1926, S: 1926 };

const iso = text => {
  const typed = text.normalize("NFKC").trim();
  const match = /^(?:(\d{4})|(令和|平成|昭和|[RHS])(\d{1,2}|元))[年./-](\d{1,2})[月./-](\d{1,2})日?/i.exec(typed);
  if (!match) return "";
  const year = match[1] ? Number(match[1]) : firstYears[match[2].toUpperCase()] + (match[3] === "元" ? 1 : Number(match[3])) - 1;
  return `${year}-${match[4].padStart(2, "0")}-${match[5].padStart(2, "0")}`;
};

export function start(input) {
  const box = document.createElement("span");
  box.className = "date-pick";
  const picker = document.createElement("input");
  picker.type = "date";
  picker.tabIndex = -1;
  picker.setAttribute("aria-hidden", "true");
  if (!picker.showPicker) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button date-button";
  button.setAttribute("aria-label", input.dataset.date);
  button.title = input.dataset.date;
  input.replaceWith(box);
  box.append(input, button, picker);

  button.addEventListener("click", () => {
    picker.value = iso(input.value);
    picker.showPicker();
  });
  picker.addEventListener("change", () => {
    if (!picker.value) return;
    input.value = written(picker.value);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
  });
}
