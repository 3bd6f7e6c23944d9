using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>Fit-gap sheets of a few packages of the present season: one settled, one with a gap sent back, one just begun.</summary>
internal static class DemoFitGap
{
    private const int Sheets = 3;

    private static readonly (string Function, RfiAnswer Rfi, GapLevel? Level, string? Need, long? Yen)[] Functions =
    [
        ("申請の受付と受付番号の採番", RfiAnswer.Standard, null, null, null),
        ("許可台帳の検索（氏名・場所・期間）", RfiAnswer.Standard, null, null, null),
        ("占用料の計算と単価表の更新", RfiAnswer.Standard, GapLevel.Parameter, "条例の単価表を設定する。", 0),
        ("減免の区分ごとの通知書", RfiAnswer.Custom, GapLevel.Component, "条例の区分により通知の文面が異なり、誤りを運用では防げないため。", 1_200_000),
        ("現行と同じ画面の並び", RfiAnswer.Custom, GapLevel.SourceCode, "操作に慣れた並びを保つため。", 2_400_000),
        ("月次の統計と国への報告様式", RfiAnswer.Option, null, null, null),
    ];

    public static async Task SeedAsync(DemoStage stage, IReadOnlyList<DemoScript> scripts, DateTimeOffset now, CancellationToken ct)
    {
        var made = 0;
        foreach (var script in scripts.Reverse().Where(s => s.Id != Guid.Empty && s.Subject.Kind is ConsultationKind.Renewal or ConsultationKind.NewSystem))
        {
            stage.Clear();
            var c = await stage.ReadAsync(script.Latest, ct);
            if (made == Sheets || c.OfPolicyOffice || c.State is not (ConsultationState.UnderReview or ConsultationState.Approved or ConsultationState.Submitted or ConsultationState.Draft) || c.Stage != Stage.PreBudget)
            {
                continue;
            }
            await WriteAsync(stage, script, c.Id, made++, now.AddDays(-6), ct);
        }
    }

    private static async Task WriteAsync(DemoStage stage, DemoScript script, Guid id, int number, DateTimeOffset at, CancellationToken ct)
    {
        var staff = await stage.ActorAsync(script.Staff, at, ct);
        var day = OfficeTime.DayOf(at);
        var head = new FitGapHead
        {
            Package = script.Subject.SystemName + " 標準版（架空）", Origin = FunctionOrigin.WorkReview, RfiOn = day.AddDays(-60), RevisedOn = day.AddDays(-40),
            Agreement = number == 2 ? null : "関係課と、帳票と画面は標準のものを使い、条例で定めるものだけを加えることで合意", AgreedOn = number == 2 ? null : day.AddDays(-20),
        };
        await stage.FitGap.DescribeAsync(id, 0, head, staff, demonstration: true, ct);
        stage.Clear();
        var entries = Functions.Take(number == 2 ? 3 : number == 0 ? 4 : Functions.Length)
            .Select(f => new FitGapEntry { Function = f.Function, Rfi = f.Rfi, Result = f.Level is null ? FitResult.Fit : FitResult.Gap, Level = f.Level, Need = f.Need, CostYen = f.Yen }).ToList();
        await stage.FitGap.AddLinesAsync(id, (await stage.SheetAsync(id, ct)).Version, entries, staff, ct);
        if (number == 2)
        {
            return;
        }
        foreach (var (by, third, later) in new[] { (script.Head, false, 1), (script.Reviewer, true, 2) })
        {
            foreach (var line in (await stage.SheetAsync(id, ct)).Lines.Where(l => l.Result == FitResult.Gap))
            {
                stage.Clear();
                var sheet = await stage.SheetAsync(id, ct);
                var rejected = third && line.Level == GapLevel.SourceCode;
                await stage.FitGap.DecideAsync(id, sheet.Version, line.Id, third, !rejected, rejected ? "業務の目的は標準の画面で達成できる。慣れは理由にならない。" : null, await stage.ActorAsync(by, at.AddDays(later), ct), ct);
            }
        }
        stage.Clear();
    }
}
