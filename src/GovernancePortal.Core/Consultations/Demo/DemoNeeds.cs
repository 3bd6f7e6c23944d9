using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>Checks of need by several sections over the last months, and one case that the policy office took in for a hospital.</summary>
internal static class DemoNeeds
{
    private const string Hospital = "中央病院";

    private static readonly (int DaysAgo, string Title, string What, string? Change, string Sensitive, string Budget, long? Yen)[] Asked =
    [
        (96, "道の駅の利用者アンケートの電子化", "New", null, "No", "Yes", 1_400_000),
        (83, "橋梁台帳の帳票の文言の修正", "Change", "Minor", "No", NeedChoice.NoBudgetCode, 0),
        (71, "工事写真の共有サービスの試行", "New", null, "No", NeedChoice.NoBudgetCode, 0),
        (60, "道路占用料の改定への対応", "Change", "Law", "No", "Yes", 3_200_000),
        (52, "プロッターの消耗品の購入", "NotSystem", null, "No", "Yes", null),
        (41, "除雪車の位置の公開", "New", null, "No", "Yes", 12_600_000),
        (33, "旧街路樹台帳の廃止", "Retire", null, "No", "Yes", null),
        (19, "苦情受付の名簿の電子化", "New", null, "Yes", "Yes", 1_900_000),
        (8, "点検記録の検索機能の追加", "Change", "Function", "No", "Yes", null),
    ];

    public static async Task SeedAsync(DemoStage stage, DateTimeOffset now, CancellationToken ct)
    {
        var people = new[] { DemoOffice.FirstSection, DemoOffice.SecondSection }.Select(section => (Section: DemoOffice.Section(section).Id, Key: DemoOffice.Holders(section, Role.Staff)[0].Key)).ToList();
        for (var i = 0; i < Asked.Length; i++)
        {
            var (daysAgo, title, what, change, sensitive, budget, yen) = Asked[i];
            var (section, key) = people[i % 3 == 1 ? 1 : 0];
            var answers = new Dictionary<string, string?> { ["Q1"] = what, ["Q2"] = change, ["Q3"] = sensitive, ["Q4"] = budget };
            stage.Clear();
            await stage.Needs.RecordAsync(new NeedInput
            {
                SectionId = section, Title = title, AmountYen = yen, Answers = answers.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!),
            }, await stage.ActorAsync(key, OfficeTime.StartOf(OfficeTime.DayOf(now).AddDays(-daysAgo)).AddHours(11), ct), demonstration: true, ct);
        }
        await FileForHospitalAsync(stage, now, ct);
    }

    private static async Task FileForHospitalAsync(DemoStage stage, DateTimeOffset now, CancellationToken ct)
    {
        var at = OfficeTime.StartOf(OfficeTime.DayOf(now).AddDays(-6)).AddHours(14);
        var day = OfficeTime.DayOf(at);
        var year = FiscalYear.Of(day);
        var target = day >= new DateOnly(year.Year, 9, 15) ? year.Next : year;
        stage.Clear();
        var actor = await stage.ActorAsync("reviewer2", at, ct);
        var subject = new DemoCase("紹介状の電子受付システムの新規導入", "紹介状の電子受付システム", ConsultationKind.NewSystem, target, BudgetKind.Initial, 9_800_000, 5, 27, day.AddDays(-3)) { IsLate = day > new DateOnly(target.Year - 1, 9, 30) };
        await stage.FileForAsync(subject, DemoOffice.Section(Hospital).Id, [], new ProxyFiling
        {
            ByName = actor.Name, BySection = actor.Main?.SectionName, At = at, FileName = "中央病院_予算化前協議書.xlsx", Decider = "中央病院事務部長", DecidedOn = day.AddDays(-4), DocumentNumber = "中病第118号",
        }, actor, ct);
        stage.Clear();
    }
}
