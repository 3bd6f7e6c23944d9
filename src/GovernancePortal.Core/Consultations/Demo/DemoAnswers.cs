using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>Plausible answers of a 予算化前協議書 for the demonstration; complete but for the files named beside them.</summary>
public static class DemoAnswers
{
    public static DemoForm PreBudget(DemoCase subject) => DemoForm.Of(subject, Stage.PreBudget, All(subject));

    public static DemoForm PreProcurement(DemoCase subject) => DemoProcurement.Form(subject);

    internal static string Pick(string[] words, int variant) => words[variant % words.Length];

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static FormValues All(DemoCase c)
    {
        var values = new FormValues();
        Purpose(c, values);
        Approach(c, values);
        Information(c, values);
        Cost(c, values);
        Plan(c, values);
        return values;
    }

    private static string Say(string[] sentences, DemoCase c) => string.Format(CultureInfo.InvariantCulture, Pick(sentences, c.Variant), c.SystemName);

    private static void Purpose(DemoCase c, FormValues v)
    {
        v["A1"] = c.Title.Length <= 100 ? c.Title : c.Title[..100];
        v["A2"] = c.Kind.ToString();
        v["A3"] = Number(c.TargetFy.Year);
        v["A4"] = c.Budget.ToString();
        v["A5"] = Pick(DemoWords.Contacts, c.Variant);
        v["A5.Extension"] = Number(2100 + (c.Variant * 37 % 800));
        v["A5.Mail"] = $"kyogi{c.Variant % 90 + 10}@pref.midori.example";
        v["A6"] = c.SystemId?.ToString();
        v["A8"] = Pick(DemoWords.Laws, c.Variant);
        v["A10"] = Pick(DemoWords.Late, c.Variant);
        v["A10.Code"] = c.Variant % 2 == 0 ? "NationalSupplement" : "Coordination";

        v["B1"] = Say(DemoWords.Problems, c);
        v["B2"] = Say(DemoWords.Purposes, c);
        v["B3"] = c.Variant % 3 == 0 ? "Residents;Businesses;SectionStaff" : c.Variant % 3 == 1 ? "AllStaff" : "Municipalities;SectionStaff";
        v["B4"] = Number(40 + (c.Variant * 53 % 2400));
        v["B4.Volume"] = Number(600 + (c.Variant * 731 % 24000));
        v["B4.Peak"] = c.Variant % 2 == 0 ? "3月下旬から4月中旬に年間の2割が集中" : "毎月の締めの3日間、9時から11時";
        v["B5"] = Say(DemoWords.AsIs, c);
        v["B6"] = Say(DemoWords.IfNotDone, c);
        v["B7"] = Say(DemoWords.OtherMeans, c);

        v["C1"] = c.Variant % 4 == 1 ? "Planned" : c.Variant % 9 == 4 ? "NotNeeded" : "Done";
        v["C1.On"] = Day(c.Day.AddDays(90));
        v["C1.Reason"] = "昨年度に業務の流れを見直しており、手順に変わりがないため。";
        v["C2"] = c.Variant % 3 == 0 ? "Parameter" : c.Variant % 7 == 5 ? "Component" : "None";
        v.Rows["C2.Items"] =
        [
            new FormRow { ["name"] = "区分と単価の表", ["way"] = "Parameter" },
            v["C2"] == "Component"
                ? new FormRow { ["name"] = "減免の区分による通知書の様式", ["way"] = "Component", ["costYen"] = Number(DemoCost.Round(c, c.TotalYen * 3 / 100)) }
                : new FormRow { ["name"] = "通知書の様式", ["way"] = "Parameter" },
        ];
        v["C2.Reason"] = "条例で定める減免の区分が標準機能になく、運用では誤りを防げないため。費用は見積書に分けて示した。";
        v["C3"] = Day(c.Day.AddDays(-12));
        v["C4"] = c.Variant % 2 == 0 ? "申請書の押印をやめ、許可証は電子で交付する。" : null;
    }

    private static void Approach(DemoCase c, FormValues v)
    {
        // Out of ten: six SaaS, two on the platform, one shared use, one further down (in turns cloud and own hardware).
        var way = c.Variant % 10;
        v["D1"] = way == 7 ? "Use" : way == 4 ? "NotApplicable" : "NotPossible";
        v["D1.Reason"] = Pick(DemoWords.NoSharedUse, c.Variant);
        v["D1.Bodies"] = Pick(DemoWords.Bodies, c.Variant);
        v["D1.On"] = Day(c.Day.AddDays(-60 - (c.Variant % 30)));
        v["D2"] = way is 1 or 5 or 9 ? "NotPossible" : "Adopt";
        v["D2.Code"] = way == 9 ? "Integration" : "FunctionGap";
        v["D2.Reason"] = Pick(DemoWords.NoSaas, c.Variant);
        // Every other one on the platform is small enough for it; one with hardware of its own would have fitted too.
        v.Rows[ServerPlan.Code] =
        [
            Server("業務サーバー", 2, 4, 16, 200, "Linux", way == 9 && c.Variant / 10 % 4 == 3 ? "Physical" : "Virtual"),
            Server("データベースサーバー", 1, 8, c.Variant % 7 == 5 ? 128 : 32, 800, "Linux", "Virtual"),
        ];
        v["D3"] = way == 9 ? "NotPossible" : "Adopt";
        v["D3.Reason"] = Pick(DemoWords.NoPlatform, c.Variant / 10);
        v["D4"] = c.Variant / 10 % 2 == 0 ? "Adopt" : "NotPossible";
        v["D4.Reason"] = Pick(DemoWords.NoCloud, c.Variant / 10);
        v["D5"] = "現地の装置の近くに置かなければ応答の要件を満たせず、他の方式はいずれも採れないため。機器は最小の構成とする。";
        v["D6"] = c.Variant % 6 == 2 ? "Planned" : c.Variant % 11 == 8 ? "None" : "Done";
        v["D6.On"] = Day(v["D6"] == "Planned" ? c.Day.AddDays(30) : c.Day.AddDays(-40));
        v["D6.Vendors"] = Number(2 + (c.Variant % 4));
        v["D6.Prefectures"] = Pick(DemoWords.Bodies, c.Variant + 1);
        v["D6.Reason"] = "昨年度の全庁調査で同じ製品群の情報を得ているため。";
        var chosen = v["D1"] == "Use" ? "Provided" : v["D2"] == "Adopt" ? "Saas" : "PackageAsIs";
        var initial = Initial(c);
        v.Rows["D7"] =
        [
            Option("1案 " + c.SystemName, chosen, initial, c.TotalYen, "標準機能で業務に合い、5年間の経費が最も低い。", "様式の一部を業務側で改める必要がある。", chosen: true),
            Option("2案 現行と同じ構成", "PackageCustomised", Round(c, c.TotalYen * 45 / 100), Round(c, c.TotalYen * 128 / 100), "操作が変わらない。", "経費が高く、次の更新でも同じ費用がかかる。", chosen: false),
        ];
        v["D9"] = c.Variant % 9 == 4 ? "Subject" : "NotSubject";
        v["D9.Name"] = "障害者福祉システム標準仕様書 第3.0版";
        v["D9.Platform"] = new[] { "Conforms", "NotApplicable", "NotConforming" }[c.Variant % 3];
        v["D9.PlatformVersion"] = "地域情報プラットフォーム標準仕様 2024版";
        v["D9.PlatformReason"] = "庁内の他のシステムと連携しないため。";
        v["D9.Layout"] = new[] { "NotApplicable", "Conforms", "NotApplicable", "NotConforming" }[c.Variant % 4];
        v["D9.LayoutVersion"] = "中間標準レイアウト 2024版";
        v["D9.LayoutReason"] = "提供者が独自の形式でしか出力できないため、項目の説明書を付けてCSVで受け取る。";
        v["D8"] = c.SimilarSystems.Count == 0 ? null : string.Join(';', c.SimilarSystems);
        v["D8.None"] = "yes";
        v["D8.Reason"] = Pick(DemoWords.NotReused, c.Variant);
        var found = DemoWords.Found[c.Variant % DemoWords.Found.Length];
        v.Rows[SimilarSearchLog.Code] =
        [
            SimilarSearchLog.Row(new SimilarSearchMade("名称：" + c.SystemName, found.Length, string.Join('\n', found)), new DateTimeOffset(c.Day.AddDays(-6).ToDateTime(new TimeOnly(1, 5 + (c.Variant % 50))), TimeSpan.Zero), "道路 花子（架空）"),
        ];
    }

    private static FormRow Server(string role, int count, int cpu, int memoryGb, int storageGb, string os, string machine) => new()
    {
        ["role"] = role, ["count"] = Number(count), ["cpu"] = Number(cpu), ["memoryGb"] = Number(memoryGb), ["storageGb"] = Number(storageGb), ["os"] = os, ["machine"] = machine,
    };

    private static FormRow Option(string name, string form, long initialYen, long fiveYearYen, string pros, string cons, bool chosen) => new()
    {
        ["name"] = name, ["form"] = form, ["initialYen"] = Number(initialYen), ["fiveYearYen"] = Number(fiveYearYen),
        ["pros"] = pros, ["cons"] = cons, ["chosen"] = chosen ? "yes" : "no",
    };

    private static void Information(DemoCase c, FormValues v)
    {
        v["E1"] = new[] { "2", "3B", "2", "3C", "1" }[c.Variant % 5];
        v["E1.Integrity"] = c.Variant % 3 == 0 ? "1" : "2";
        v["E1.Availability"] = c.Variant % 4 == 0 ? "1" : "2";
        v["E2"] = c.Variant % 5 == 1 ? (c.Variant % 15 == 1 ? "Sensitive" : "Present") : c.Variant % 5 == 3 ? "Present" : "None";
        v["E2.Count"] = c.Variant % 2 == 0 ? "Under1000" : "Under10000";
        v["E3"] = c.Variant % 15 == 1 ? "yes" : "no";
        v["E3.Work"] = "生活保護の決定及び実施に関する事務";
        v["E3.Pia"] = "Focused";
        v["E3.PiaOn"] = Day(c.Day.AddDays(100));
        v["E4"] = v["E3"] == "yes" ? "MyNumber" : new[] { "Lgwan", "Lgwan", "Internet", "Lgwan", "Internet" }[c.Variant % 5];
        v["E5"] = c.Variant % 4 == 3 ? "Both" : c.Variant % 2 == 0 ? "Specific" : "None";
        v["E5.Sanitization"] = c.Variant % 8 == 3 ? "File" : "Screen";
        v["E6"] = c.Variant % 13 == 8 ? "Abroad" : c.Variant % 2 == 0 ? "Domestic" : "Prefecture";
        v["E6.Country"] = "あおぞら国（架空）";
        v["E7"] = c.Variant % 3 == 2 ? "Sso" : "TwoFactor";
        v["E9"] = c.Variant % 7 == 6 ? "ToBeChecked" : "None";
        v["E9.Note"] = "通信機器の製造者と再委託先を、調達前協議までに確かめる。";
        v["E8"] = c.Variant % 4 == 3 ? "None" : c.Variant % 4 == 2 ? "Other" : "Ismap";
        v["E8.Name"] = v["E8"] == "Ismap" ? "みどり業務クラウド（登録番号 C99-0001-2）" : "みどり業務クラウド（第三者認証 取得済み）";
        v["E8.Reason"] = "登録されたサービスがないため、第三者認証と安全管理措置の回答書で確かめる。";
        v["E10"] = Pick(DemoWords.Liaisons, c.Variant);
        v["E10.On"] = Day(c.Day.AddDays(-5));
        v["F2"] = Number(new[] { 24, 48, 8, 72 }[c.Variant % 4]);
        v["F2.Rpo"] = Number(new[] { 24, 24, 4, 24 }[c.Variant % 4]);
        v["F2.Rlo"] = Pick(DemoWords.Recovery, c.Variant);
        v["F2.Disaster"] = "発災後7日以内に検索を再開する。感染症の流行時は在宅から操作する。";
        v["F1"] = c.Variant % 3 == 0 ? "毎日 24時間" : "平日 8:30～19:00";
        v["F1.Availability"] = c.Variant % 3 == 0 ? "99.9" : "99.5";
        v["F5"] = c.Variant % 4 == 3 ? "Partial" : c.Variant % 11 == 9 ? "Exempt" : "AA";
        v["F5.Reason"] = "地図の操作画面のみ。同じ内容を文章の一覧でも示す。";
        v["F6"] = new[] { "Possible", "NotApplicable", "Possible", "NotPossible" }[c.Variant % 4];
        v["F6.Format"] = "CSV（UTF-8）で月1回";
        v["F6.Reason"] = "個人ごとの記録だけで、公開できる項目がないため。";
        v["F3"] = c.Variant % 6 == 0 ? "yes" : "no";
        v["F4"] = c.Variant % 2 == 0 ? "Provider" : "Incremental";
        v["F4.Frequency"] = "Daily";
        v["F4.Generations"] = "7";
        v["F4.Remote"] = c.Variant % 5 == 4 ? "no" : "yes";
        v["F4.Reason"] = "データは国の仕組みから再取得でき、失われても復元できるため。";
    }

    private static void Cost(DemoCase c, FormValues v)
    {
        v.Rows["G1"] = DemoCost.Grid(c, v["D1"] != "Use" && v["D2"] == "NotPossible");
        v["G1.Years"] = Number(DemoCost.Years(c));
        v["G2"] = Number(Round(c, c.TotalYen / DemoCost.Years(c) * (86 + (c.Variant % 22)) / 100));
        v["G2.Reason"] = "人件費の単価の上昇と、求められる安全管理の水準に合わせた費用の増による。機能は増やしていない。";
        var first = v.RowsOf("G1").Sum(row => row.Yen("y" + c.TargetFy.Year));
        v.Rows["G4"] = c.Variant % 5 == 2
            ? [Fund("General", first - Round(c, first / 3), ""), Fund("National", Round(c, first / 3), "補助率3分の1")]
            : [Fund("General", first, "")];
        v["G5"] = c.TotalYen > 20_000_000 ? "DebtBurden" : "LongTermContract";
        v["G5.From"] = Day(DemoCost.Contract(c));
        v["G5.To"] = Day(DemoCost.Launch(c).AddYears(DemoCost.Years(c)).AddDays(-1));
        var quotes = c.Variant % 8 == 6 ? 1 : 2 + (c.Variant % 2);
        v["G6"] = c.Variant % 3 == 0 ? "Quotes;Rfi" : "Quotes";
        v["G6.Quotes"] = Number(quotes);
        v["G6.Guideline"] = c.Variant % 8 == 5 ? "no" : "yes";
        v["G6.GuidelineReason"] = "提供者の定める料金表によるサービスであり、工数を積み上げる対象がないため。";
        v["G6.Reason"] = "製品の提供者が1者に限られるため、他県の契約額と照らして確かめた。";
        var minutes = 5 + (c.Variant % 4 * 5);
        var volume = 600 + (c.Variant * 731 % 24000);
        v.Rows["G7"] =
        [
            new FormRow { ["name"] = "処理時間の削減", ["amount"] = Number(volume * minutes / 60), ["unit"] = "時間", ["formula"] = $"年間{volume}件×{minutes}分÷60分" },
        ];
        v["G9"] = Number(20 + (c.Variant % 5 * 15));
        v.Rows["G8"] =
        [
            new FormRow
            {
                ["name"] = c.Variant % 2 == 0 ? "電子申請率" : "1件当たりの処理時間", ["unit"] = c.Variant % 2 == 0 ? "％" : "分",
                ["baseline"] = c.Variant % 2 == 0 ? "12" : "40", ["targets"] = $"{c.TargetFy.Short} {(c.Variant % 2 == 0 ? 40 : 32)}、{c.TargetFy.Plus(2).Short} {(c.Variant % 2 == 0 ? 70 : 25)}",
                ["method"] = "システムの処理記録から毎年度末に集計", ["owner"] = "所管課長",
            },
        ];
    }

    private static FormRow Fund(string source, long yen, string note)
    {
        var row = new FormRow { ["source"] = source, ["amountYen"] = Number(yen) };
        if (note.Length > 0)
        {
            row["note"] = note;
        }
        return row;
    }

    private static void Plan(DemoCase c, FormValues v)
    {
        var launch = DemoCost.Launch(c);
        v["H1"] = Day(DemoCost.Contract(c).AddDays(-56));
        v["H1.Notice"] = Day(DemoCost.Contract(c).AddDays(-45));
        v["H1.Contract"] = Day(DemoCost.Contract(c));
        v["H1.Development"] = Day(DemoCost.Contract(c).AddDays(7));
        v["H1.Migration"] = Day(launch.AddDays(-30));
        v["H1.Launch"] = Day(launch);
        v["H1.End"] = Day(launch.AddYears(DemoCost.Years(c)).AddDays(-1));
        v.Rows["H2"] =
        [
            new FormRow { ["role"] = "Sponsor", ["section"] = "システム所管課", ["name"] = "所管課長" },
            new FormRow { ["role"] = "Lead", ["section"] = "システム所管課", ["name"] = Pick(DemoWords.Contacts, c.Variant) },
            new FormRow { ["role"] = "Security", ["section"] = "システム所管課", ["name"] = Pick(DemoWords.Liaisons, c.Variant) },
        ];
        v.Rows["H4"] =
        [
            new FormRow { ["risk"] = "データ移行の遅れ", ["measure"] = "移行の練習を2回行い、稼働の30日前に切替えの可否を決める。" },
        ];
        v["H3"] = DemoProcurement.Method(c);
        v["H5"] = Pick(DemoWords.Exit, c.Variant);
        v["H5.Disposal"] = Pick(DemoWords.Disposal, c.Variant);
    }

    private static long Initial(DemoCase c) => Round(c, c.TotalYen * DemoCost.InitialPercent(c) / 100);

    private static long Round(DemoCase c, long yen) => DemoCost.Round(c, yen);
}
