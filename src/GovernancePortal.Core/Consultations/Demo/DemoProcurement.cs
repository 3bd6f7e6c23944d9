using GovernancePortal.Core.Consultations.Form;
using static GovernancePortal.Core.Consultations.Demo.DemoAnswers;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>Plausible answers of a 調達前協議書.</summary>
internal static class DemoProcurement
{
    private const long SmallServiceYen = 2_000_000;

    public static DemoForm Form(DemoCase c)
    {
        var values = new FormValues();
        Contract(c, values);
        Days(c, values);
        Specification(c, values);
        return DemoForm.Of(c, Stage.PreProcurement, values);
    }

    public static string Method(DemoCase c) => c.TotalYen <= SmallServiceYen ? "NegotiatedQuotes"
        : c.Kind is ConsultationKind.Enhancement or ConsultationKind.LegalChange or ConsultationKind.ContractExtension ? "NegotiatedSole"
        : c.Variant % 4 == 1 ? "OpenLowest"
        : c.Variant % 4 == 3 ? "NegotiatedProposal"
        : "OpenEvaluated";

    private static long AmountYen(DemoCase c) => c.ContractYen ?? DemoCost.Round(c, c.TotalYen * (c.Variant % 6 == 5 ? 87 : 96 + (c.Variant % 4)) / 100);

    private static void Contract(DemoCase c, FormValues v)
    {
        var amount = AmountYen(c);
        v["P3.Explanation"] = Pick(DemoWords.Moved, amount < c.TotalYen ? 0 : 1);
        v.Rows["P5"] = c.Variant % 7 == 3
            ? [Lot(c.SystemName + " 構築・移行", "初期設定、データ移行、研修"), Lot(c.SystemName + " 利用・保守", "サービスの利用、保守、問合せ対応")]
            : [Lot(c.SystemName + " 調達", "サービスの利用、初期設定、データ移行、研修、保守")];
        v["P5.Reason"] = "構築と利用を分けることで、参加できる事業者を増やすため。";
        v["Q1"] = Method(c);
        v["Q2"] = v["Q1"] == "NegotiatedQuotes" ? "1" : "2";
        v["Q2.Reason"] = v["Q1"] == "NegotiatedQuotes"
            ? "予定する金額が規則で定める額を超えないため。2者以上から見積りを取る。"
            : "企画と実績の評価、又は現行の権利を持つ事業者による保守の責任が必要で、価格のみの競争に適しないため。";
        v["Q3"] = Number(amount);
        v["Q4"] = amount >= c.WtoLimitYen ? "yes" : "no";
        v["Q4.Reason"] = null;
        v["Q5"] = c.Kind == ConsultationKind.Enhancement ? "Work" : c.Variant % 3 == 1 ? "Lease" : "Usage";
        v.Rows["Q6"] = Quotes(c, amount);
        v["Q6.Reason"] = "現行の権利を持つ者が1者に限られるため。単価は積算の基準と照らして確かめた。";
        v["Q7"] = "Reasonable";
        v["Q7.Workload"] = c.Variant % 3 == 0 ? "Adjusted" : "Reasonable";
        v["Q7.Hardware"] = c.Variant % 3 == 1 ? "Reasonable" : "NotApplicable";
        v["Q7.Maintenance"] = "Reasonable";
        v["Q7.Note"] = "試験の工数が重なっていたため、2人月を減らした。";
        var isSole = v["Q1"] == "NegotiatedSole";
        v["Q8"] = Number(isSole ? 1 : 2 + (c.Variant % 4));
        v["Q8.SingleBid"] = isSole || c.Variant % 9 == 2 ? "yes" : "no";
        v["Q8.SingleBidReason"] = isSole ? "随意契約のため。次の更新に向けて設計書の帰属を県とする。" : "公告の期間を延ばし、参加の要件を緩めた。";
        v["Q8.Product"] = c.Variant % 13 == 6 ? "yes" : "no";
        v["Q8.ProductReason"] = "既設の装置と接続できる製品が他にないため。";
    }

    private static List<FormRow> Quotes(DemoCase c, long amount)
    {
        var count = Method(c) == "NegotiatedSole" ? 1 : 2 + (c.Variant % 2);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new FormRow
            {
                ["vendor"] = Pick(DemoWords.Vendors, c.Variant + i),
                ["on"] = Day(c.Day.AddDays(-20 + (i * 3))),
                ["amountYen"] = Number(DemoCost.Round(c, amount * (100 + (i * (4 + (c.Variant % 9)))) / 100)),
                ["sameScope"] = "yes",
            }),
        ];
    }

    private static void Days(DemoCase c, FormValues v)
    {
        var notice = c.Day.AddDays(35);
        var tender = notice.AddDays(v["Q4"] == "yes" ? PreProcurementForm.WtoNoticeDays + 5 : 25);
        var contract = tender.AddDays(12);
        v["Q11"] = Day(notice);
        v["Q11.Tender"] = Day(tender);
        v["Q11.Contract"] = Day(contract);
        v["Q5.From"] = Day(contract);
        v["Q5.To"] = Day(contract.AddYears(DemoCost.Years(c)).AddDays(-1));
    }

    private static void Specification(DemoCase c, FormValues v)
    {
        v["R1"] = c.Variant % 5 == 3 ? "NotUsed" : "Used";
        v["R1.Version"] = "第4.1版（令和8年4月）";
        v["R1.Reason"] = "提供者の定める仕様によるサービスのため。";
        for (var number = 2; number <= 8; number++)
        {
            var code = "R" + number;
            var isMissing = (c.Variant + number) % 11 == 0;
            v[code] = isMissing ? "Absent" : "Present";
            v[code + ".Page"] = $"{(number * 3) + (c.Variant % 5)}ページ";
            v[code + ".Note"] = "契約書の特記事項で定めるため、仕様書には書いていない。";
        }
        v["R5.Format"] = c.Variant % 3 == 0 ? "MigrationLayout" : "OpenFormat";
        v["R5.FormatReason"] = "この業務には公表された中間標準レイアウトがないため、CSVとし、項目の説明書を付ける。";
    }

    private static FormRow Lot(string name, string scope) => new() { ["name"] = name, ["scope"] = scope };
}
