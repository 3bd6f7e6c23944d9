// Takes the pictures of the README and the manual from a running portal with the demonstration: make screenshots.
// Environment: PORTAL_URL (http://localhost:5080), PORTAL_DEMO_PASSWORD (else .local/demo-password), CHROMIUM (/usr/bin/chromium),
// ONLY (part of the names to take). Forms are opened, not sent, but for two: one draft of staff1 is made where there is none yet,
// and the trial of a transfer list is kept as not taken over.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const docs = dirname(fileURLToPath(import.meta.url));
const root = dirname(docs);
const base = process.env.PORTAL_URL ?? "http://localhost:5080";
const password = process.env.PORTAL_DEMO_PASSWORD ?? readFileSync(join(root, ".local", "demo-password"), "utf8").trim();
const only = process.env.ONLY ?? "";

// The browser tests already bring Playwright.
const playwright = join(root, "tests/GovernancePortal.BrowserTests/bin/Debug/net10.0/.playwright/package/index.mjs");
if (!existsSync(playwright)) throw new Error("Build the browser tests first: dotnet build tests/GovernancePortal.BrowserTests");
const { chromium } = await import(pathToFileURL(playwright));

// The first case of the list that fits, of one section or with some part on its page when asked for; no case is no picture.
const caseOf = (filter, { section, having } = {}) => async page => {
  await page.goto(`${base}/Consultations?${filter}`);
  const lines = section === undefined ? page.locator("table.list tbody tr") : page.locator("table.list tbody tr", { hasText: section });
  const links = await lines.locator("a.title").evaluateAll(found => found.map(link => link.getAttribute("href")));
  for (const address of links.filter(Boolean)) {
    const id = address.split("/").pop();
    if (having === undefined) return id;
    await page.goto(base + having.address(id));
    if (await page.locator(having.part).count() > 0) return id;
  }
  return null;
};
const to = address => page => page.goto(base + address);
const onCase = (filter, address, which) => async page => {
  const id = await caseOf(filter, which)(page);
  return id === null ? null : page.goto(base + address(id));
};
// Down to a part of a long page, with a little air above it.
const at = (selector, open) => async page => {
  const answer = await open(page);
  if (answer === null) return null;
  const part = page.locator(selector).first();
  if (await part.count() === 0) return null;
  await part.evaluate(element => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 24));
  return answer;
};
// A chart is drawn after the page has come.
const drawn = address => async page => {
  const answer = await page.goto(base + address);
  await page.locator("figure[data-drawn]").first().waitFor();
  return answer;
};
// The first audit of the list that is so far.
const onAudit = (state, address) => async page => {
  await page.goto(`${base}/Audits`);
  const line = page.locator("table.list tbody tr", { hasText: state }).locator("a.title").first();
  return await line.count() === 0 ? null : page.goto(base + address((await line.getAttribute("href")).split("/").pop()));
};
const act = name => id => `/Consultations/Act/${id}/${name}`;

const theCase = id => `/Consultations/Case/${id}`;
const theReview = id => `/Consultations/Review/${id}`;
const underReview = "State=UnderReview&Stage=PreBudget&Mine=true&Holder=Reviewer";
const own = { section: "道路整備課" };

// A draft with every answer, copied from an earlier case of the section.
const draftSystem = "道路台帳システム", draftTitle = draftSystem + "の更新";
const choose = async (select, part, also = "") => {
  const options = await select.locator("option").allTextContents();
  const fitting = options.findIndex(text => text.includes(part) && text.includes(also) && !text.includes(draftTitle));
  await select.selectOption({ index: fitting > 0 ? fitting : 1 });
};
async function fillNew(page) {
  const answer = await page.goto(`${base}/Consultations/New`);
  await page.locator("input[name='Input.Stage'][value=PreBudget]").check();
  await page.locator("[name='Input.Title']").fill(draftTitle);
  await page.locator("select[name='Input.Kind']").selectOption("Renewal");
  await choose(page.locator("select[name='Input.SystemId']"), draftSystem);
  const copy = page.locator("select[name='Input.CopyFromId']");
  if (await copy.count() > 0) await choose(copy, draftSystem, "予算化前");
  await page.evaluate(() => window.scrollTo(0, 0));
  return answer;
}
const draft = { id: null };
const onDraft = address => async page => {
  draft.id ??= await caseOf(`State=Draft&Stage=PreBudget&Text=${encodeURIComponent(draftTitle)}`)(page);
  if (draft.id === null) {
    await fillNew(page);
    await page.locator("main form .actions button.main").click();
    await page.waitForURL(/\/Consultations\/(Section|Case)\//);
    draft.id = page.url().match(/[0-9a-f-]{36}/)[0];
  }
  return page.goto(base + address(draft.id));
};

const readme = "images", manual = "manual/images";
const pictures = [
  // folder, name, account, how to get there
  [manual, "sign-in", null, to("/Account/SignIn")],
  [readme, "home", "reviewer1", to("/")],
  [readme, "list", "reviewer1", to("/Consultations?State=UnderReview")],
  [readme, "case", "staff1", onCase("State=Approved&Stage=PreProcurement", theCase, own)],
  [readme, "form", "staff1", at("#item-G1", onDraft(id => `/Consultations/Section/${id}/G`))],
  [readme, "review", "reviewer1", onCase(underReview, theReview)],
  [readme, "systems", "reviewer1", to("/Systems")],
  [readme, "radar", "reviewer1", to("/Radar")],
  [readme, "roadmap", "reviewer1", drawn("/Radar/Roadmap")],
  [readme, "season", "reviewer1", drawn("/Season")],
  [readme, "library", "reviewer1", to("/Library/Standards")],
  [readme, "dashboard", "cio", to("/Dashboard")],
  [readme, "kpis", "reviewer1", to("/Kpis")],
  [readme, "coverage", "auditlead", to("/Audits/Plans/Coverage")],
  [readme, "fieldwork", "auditor1", onAudit("実地監査中", id => `/Audits/Fieldwork?id=${id}`)],

  [manual, "home", "staff1", to("/")],
  [manual, "list", "coordinator", to("/Consultations")],
  [manual, "case", "staff1", onCase("State=Inquiry", theCase, own)],
  [manual, "new", "staff1", fillNew],
  [manual, "section", "staff1", onDraft(id => `/Consultations/Section/${id}/B`)],
  [manual, "cost", "staff1", at("#item-G1", onDraft(id => `/Consultations/Section/${id}/G`))],
  [manual, "attachments", "staff1", onDraft(id => `/Consultations/Attachments/${id}`)],
  [manual, "self-check", "staff1", onDraft(id => `/Consultations/SelfCheck/${id}`)],
  [manual, "comments", "staff1", onCase("State=Returned", id => `/Consultations/Case/${id}?tab=review`, { ...own, having: { address: id => `/Consultations/Case/${id}?tab=review`, part: ".pinned" } })],
  [manual, "stand-in", "head1", to("/Account/StandIn")],
  [manual, "head-check", "head1", onCase("State=SectionReview", id => `/Consultations/Check/${id}`, own)],
  [manual, "review", "reviewer1", onCase(underReview, theReview)],
  [manual, "changes", "reviewer1", at("#changes", onCase("State=UnderReview", theReview, { having: { address: theReview, part: "#changes" } }))],
  [manual, "ask", "reviewer1", onCase(underReview, act("Ask"))],
  [manual, "return", "reviewer1", onCase(underReview, act("Return"))],
  [manual, "decide", "policyhead", onCase("Holder=PolicyHead", act("ApproveWithConditions"))],
  [manual, "calendar", "policyhead", to("/Administration/Calendar")],
  [manual, "committee", "secretary", onCase("State=CommitteePending", act("CommitteeApproveWithConditions"))],
  [manual, "meetings", "secretary", to("/Administration/Committee")],
  [manual, "office", "reviewer1", to("/Administration/Office/Checklist")],
  [manual, "budget", "finance", onCase("State=Approved&Stage=PreBudget", act("RecordBudgetResult"))],
  [manual, "history", "auditlead", onCase("State=Closed", id => `/Consultations/Case/${id}?tab=history`)],
  [manual, "search", "staff1", to("/Search?Q=" + encodeURIComponent("道路"))],
  [manual, "karte", "staff1", async page => { await page.goto(`${base}/Systems?Text=${encodeURIComponent("道路台帳")}`); return page.goto(base + await page.locator("table.list a.title").first().getAttribute("href")); }],
  [manual, "survey", "staff1", async page => { await page.goto(`${base}/Surveys`); return page.goto(base + await page.locator("main a[href*='/Surveys/Answer']").first().getAttribute("href")); }],
  [manual, "survey-check", "reviewer1", async page => { await page.goto(`${base}/Surveys`); return page.goto(base + await page.locator("main a.title").first().getAttribute("href")); }],
  [manual, "radar", "staff1", to("/Radar?Mine=true")],
  [manual, "numbers", "cio", drawn("/Systems/Counts")],
  [manual, "bcp", "reviewer1", to("/Bcp")],
  [manual, "kpi", "staff1", async page => { await page.goto(`${base}/Kpis`); return page.goto(base + await page.locator("main table a[href*='/Kpis/Details']").first().getAttribute("href")); }],
  [manual, "plan", "reviewer1", async page => { await page.goto(`${base}/Kpis/Plans`); return page.goto(base + await page.locator("main table a[href*='/Kpis/Plans/Details']", { hasText: "最適化計画" }).first().getAttribute("href")); }],
  [manual, "checklist", "reviewer1", async page => { await page.goto(`${base}/Checklists`); return page.goto(base + (await page.locator("main a[href*='/Checklists/Assessment']").first().getAttribute("href")).split("#")[0]); }],
  [manual, "municipalities", "reviewer1", to("/Municipalities")],
  [manual, "dashboard", "cio", to("/Dashboard")],
  [manual, "audit-plan", "auditlead", async page => { await page.goto(`${base}/Audits/Plans`); return page.goto(base + await page.locator("main table a[href*='/Audits/Plans/Details']").first().getAttribute("href")); }],
  [manual, "audit", "auditor1", onAudit("予備調査中", id => `/Audits/Details/${id}`)],
  [manual, "finding", "auditlead", async page => { await page.goto(`${base}/Audits/Findings`); return page.goto(base + await page.locator("table.list a.title").first().getAttribute("href")); }],
  [manual, "self-checks", "auditlead", async page => { await page.goto(`${base}/SelfChecks`); return page.goto(base + await page.locator("main a[href*='/SelfChecks/Details']").first().getAttribute("href")); }],
  [manual, "training", "reviewer1", to("/Training/Standing")],
  [manual, "incident", "csirt1", async page => { await page.goto(`${base}/Incidents`); return page.goto(base + await page.locator("table.list a[href*='/Incidents/Details']").first().getAttribute("href")); }],
  [manual, "handover", "head1", to("/Handover")],
  [manual, "year-change", "admin", async page => { await page.goto(`${base}/Administration/YearChange`); return page.goto(base + await page.locator("main table a").first().getAttribute("href")); }],
  [manual, "people", "admin", to("/Administration/People")],
  [manual, "transfers", "admin", transfers],
];

// The trial of a transfer list changes no post; the list itself is kept as untaken.
async function transfers(page) {
  await page.goto(`${base}/Administration/Transfers`);
  const rows = ["職員番号,氏名,ふりがな,旧所属コード,新所属コード,役割,発令日", "D00001,緑川 一郎,みどりかわ いちろう,060104,010202,所属長,R9.4.1", "D90001,緑葉 新,みどりば あらた,,060104,担当者,R9.4.1"];
  await page.locator("input[type=file]").setInputFiles({ name: "異動一覧.csv", mimeType: "text/csv", buffer: Buffer.from("\ufeff" + rows.join("\r\n")) });
  await page.locator("form:has(input[type=file]) button").click();
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
const people = new Map();
async function pageOf(account) {
  if (!people.has(account)) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "ja-JP", timezoneId: "Asia/Tokyo", reducedMotion: "reduce" });
    const page = await context.newPage();
    if (account !== null) {
      await page.goto(`${base}/Account/SignIn`);
      await page.locator("input[name='Input.UserName']").fill(account);
      await page.locator("input[name='Input.Password']").fill(password);
      await page.locator("main form button").click();
      if (new URL(page.url()).pathname.startsWith("/Account/SignIn")) throw new Error(`${account} cannot sign in: is this the password of the running portal?`);
    }
    people.set(account, page);
  }
  return people.get(account);
}

let missing = 0;
for (const [folder, name, account, open] of pictures.filter(p => `${p[0]}/${p[1]}`.includes(only))) {
  const page = await pageOf(account);
  const answer = await open(page);
  const status = answer && typeof answer.status === "function" ? answer.status() : 200;
  if (answer === null || status >= 400) {
    console.error(`${folder}/${name}: not there (${account}, ${answer === null ? "no such case" : status}, ${page.url()})`);
    missing++;
    continue;
  }
  await page.evaluate(() => document.activeElement?.blur());
  mkdirSync(join(docs, folder), { recursive: true });
  await page.screenshot({ path: join(docs, folder, `${name}.png`) });
}
await browser.close();

for (const folder of [readme, manual]) {
  for (const file of readdirSync(join(docs, folder)).filter(f => f.endsWith(".png"))) {
    const size = statSync(join(docs, folder, file)).size;
    if (size > 250 * 1024) console.error(`${folder}/${file}: ${Math.round(size / 1024)} KB, more than 250`);
  }
}
process.exit(missing === 0 ? 0 : 1);
