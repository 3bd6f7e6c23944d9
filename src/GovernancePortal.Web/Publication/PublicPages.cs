using System.Net;
using System.Text;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Publication;

namespace GovernancePortal.Web.Publication;

/// <summary>The pages of a bundle: plain HTML that is read by screen readers and printed as it is. No script, nothing from elsewhere.</summary>
internal sealed class PublicPages(PublicContent content, DateOnly day, PublicWords words)
{
    public static string PlanPath(int index) => $"plans/{index + 1}.html";

    public static string ChecklistPath(int index) => $"checklists/{index + 1}.html";

    public const string Style = """
        :root { color-scheme: light; }
        body { font-family: system-ui, "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif; line-height: 1.7; color: #1a1a1c; background: #fff; margin: 0 auto; padding: 1rem; max-width: 76rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; }
        a { color: #0017c1; } a:focus-visible { outline: .25rem solid #000; outline-offset: .125rem; background: #b78f00; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
        caption { text-align: left; font-weight: 700; padding: .5rem 0; }
        th, td { border: 1px solid #949494; padding: .4rem .6rem; text-align: left; vertical-align: top; }
        thead th { background: #f2f2f2; }
        td.num { text-align: right; white-space: nowrap; }
        .target { display: block; color: #4d4d4d; }
        footer { margin-top: 3rem; border-top: 1px solid #949494; color: #4d4d4d; }
        @media print { @page { size: A4; margin: 15mm; } body { max-width: none; padding: 0; font-size: 9.5pt; } tr { break-inside: avoid; } thead { display: table-header-group; } }
        """;

    public string Index()
    {
        var body = new StringBuilder();
        if (content.Introduction is { } introduction)
        {
            foreach (var line in introduction.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                body.Append("<p>").Append(E(line)).Append("</p>\n");
            }
        }
        for (var n = 0; n < content.Plans.Count; n++)
        {
            var plan = content.Plans[n];
            body.Append("<h2><a href=\"").Append(PlanPath(n)).Append("\">").Append(E(plan.Name)).Append("</a></h2>\n").Append("<div class=\"scroll\"><table><caption>").Append(E(words["Counts"])).Append("</caption><thead><tr><th scope=\"col\">").Append(E(words["Year"])).Append("</th>");
            foreach (var band in Bands)
            {
                body.Append("<th scope=\"col\">").Append(E(words.Name(band))).Append("</th>");
            }
            body.Append("</tr></thead><tbody>");
            foreach (var year in plan.Years)
            {
                body.Append("<tr><th scope=\"row\">").Append(E(words.Year(year))).Append("</th>");
                foreach (var band in Bands)
                {
                    body.Append("<td class=\"num\">").Append(plan.Count(year, band)).Append("</td>");
                }
                body.Append("</tr>");
            }
            body.Append("</tbody></table></div>\n");
        }
        for (var n = 0; n < content.Checklists.Count; n++)
        {
            var list = content.Checklists[n];
            body.Append("<h2><a href=\"").Append(ChecklistPath(n)).Append("\">").Append(E(list.Name)).Append(' ').Append(E(words.Year(list.Year))).Append("</a></h2>\n<p>").Append(E(ChecklistLine(list))).Append("</p>\n");
        }
        body.Append("<h2>").Append(E(words["Data"])).Append("</h2>\n<ul>");
        foreach (var (path, label) in PublicData.Listed(content))
        {
            body.Append("<li><a href=\"").Append(path).Append("\">").Append(E(words[label])).Append("</a> (").Append(E(path)).Append(")</li>");
        }
        body.Append("</ul>\n<p>").Append(E(words["HowJudged"])).Append("</p>\n");
        return Page(content.Title, "", body.ToString());
    }

    public string Plan(PublicPlan plan)
    {
        var body = new StringBuilder();
        foreach (var objective in plan.Kpis.GroupBy(k => k.Objective))
        {
            body.Append("<h2>").Append(E(objective.Key)).Append("</h2>\n<div class=\"scroll\"><table><thead><tr>");
            foreach (var head in new[] { words["Initiative"], words["Kpi"], words["Unit"], words["Section"] }.Concat(plan.Years.Select(words.Year)))
            {
                body.Append("<th scope=\"col\">").Append(E(head)).Append("</th>");
            }
            body.Append("</tr></thead><tbody>");
            foreach (var kpi in objective)
            {
                body.Append("<tr><td>").Append(E($"{kpi.Code} {kpi.Initiative}")).Append("</td><th scope=\"row\">").Append(E(kpi.Name)).Append("</th><td>").Append(E(kpi.Unit ?? "")).Append("</td><td>").Append(E(kpi.Section)).Append("</td>");
                foreach (var year in plan.Years)
                {
                    body.Append("<td>").Append(Cell(kpi.Years.FirstOrDefault(y => y.Year == year))).Append("</td>");
                }
                body.Append("</tr>");
            }
            body.Append("</tbody></table></div>\n");
        }
        return Page(plan.Name, "../", body.ToString());
    }

    public string Checklist(PublicChecklist list)
    {
        var body = new StringBuilder().Append("<p>").Append(E(ChecklistLine(list))).Append("</p>\n");
        foreach (var group in list.Items.GroupBy(i => i.Group))
        {
            body.Append("<div class=\"scroll\"><table><caption>").Append(E(group.Key)).Append("</caption><thead><tr><th scope=\"col\">").Append(E(words["Number"])).Append("</th><th scope=\"col\">").Append(E(words["Item"])).Append("</th><th scope=\"col\">")
                .Append(E(words["Answer"])).Append("</th></tr></thead><tbody>");
            foreach (var item in group)
            {
                body.Append("<tr><td>").Append(E(item.Number)).Append("</td><td>").Append(E(item.Text)).Append("</td><td>").Append(E(AnswerOf(item))).Append("</td></tr>");
            }
            body.Append("</tbody></table></div>\n");
        }
        return Page($"{list.Name} {words.Year(list.Year)}", "../", body.ToString());
    }

    private static readonly KpiBand[] Bands = [KpiBand.Achieved, KpiBand.Mostly, KpiBand.Behind, KpiBand.Missed, KpiBand.NotEntered];

    private string Cell(PublicYear? year)
    {
        if (year is null)
        {
            return E(words["None"]);
        }
        var cell = new StringBuilder().Append("<span class=\"target\">").Append(E(words["TargetIs", year.Target ?? words["None"]])).Append("</span>").Append("<strong>").Append(E(year.Actual ?? words["None"])).Append("</strong>");
        if (year.Band is not KpiBand.Excluded)
        {
            cell.Append("<br>").Append(E(words.Band(year)));
        }
        if (year.Actual is not null && year.AsOf is { } asOf)
        {
            cell.Append("<br><small>").Append(E(words[year.Closed ? "Final" : "AsOf", words.Day(asOf)])).Append("</small>");
        }
        return cell.ToString();
    }

    private string ChecklistLine(PublicChecklist list) => words["ChecklistLine", list.Count(CheckAnswer.Yes), list.Count(CheckAnswer.Partly), list.Count(CheckAnswer.No), list.Rate is { } rate ? PublicWords.Percent(rate) : words["None"]];

    private string AnswerOf(PublicItem item) => item.Answer is { } answer ? words.Name(answer) : item.Applies ? words["NotAnswered"] : words.Name(CheckAnswer.NotApplicable);

    private string Page(string title, string root, string body) => $"""
        <!doctype html>
        <html lang="ja">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{E(title)} | {E(words.Office)}</title>
        <link rel="stylesheet" href="{root}style.css">
        </head>
        <body>
        {(root.Length == 0 ? "" : $"<nav><a href=\"{root}index.html\">{E(content.Title)}</a></nav>")}
        <main>
        <h1>{E(title)}</h1>
        {body}
        </main>
        <footer><p>{E(words["Foot", words.Office, words.Day(day)])}</p></footer>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
