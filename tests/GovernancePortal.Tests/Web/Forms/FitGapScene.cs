using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.TestKit;

namespace GovernancePortal.Tests.Web.Forms;

/// <summary>A fit-gap sheet with one gap, and the forms of its pages.</summary>
internal static class FitGapScene
{
    public static FitGapHead Head { get; } = new() { Package = "みどり台帳パッケージ（架空）", Origin = FunctionOrigin.WorkReview, RfiOn = new DateOnly(2026, 6, 20), RevisedOn = new DateOnly(2026, 7, 3) };

    public static FitGapEntry Gap(GapLevel level = GapLevel.Parameter, long? yen = 0) =>
        new() { Function = "減免の区分ごとの通知", Rfi = RfiAnswer.Custom, Result = FitResult.Gap, Level = level, Need = "条例の区分により通知の文面が異なるため。", CostYen = yen };

    /// <summary>The consultation whose sheet was begun.</summary>
    public static async Task<Guid> BegunAsync(PortalTest t)
    {
        var id = await t.Cases.CreateAsync();
        var staff = await t.ActorAsync("staff1");
        await t.UseAsync<FitGapService>(s => s.DescribeAsync(id, 0, Head, staff));
        await t.UseAsync<FitGapService>(async s => await s.SaveLineAsync(id, await VersionAsync(t, id), null, Gap(), staff));
        return id;
    }

    public static async Task<uint> VersionAsync(PortalTest t, Guid id)
    {
        var staff = await t.ActorAsync("staff1");
        return (await t.UseAsync<FitGapQueries, FitGapView>(q => q.ViewAsync(id, staff))).Sheet!.Version;
    }

    private static async Task<string> DecideAsync(PortalTest t)
    {
        var id = await BegunAsync(t);
        var staff = await t.ActorAsync("staff1");
        var sheet = (await t.UseAsync<FitGapQueries, FitGapView>(q => q.ViewAsync(id, staff))).Sheet!;
        return $"/Consultations/FitGap/Decide/{id}/{sheet.Lines[0].Id}";
    }

    public static IEnumerable<FormCase> Forms =>
    [
        new("/Consultations/FitGap/Edit", "staff1", async t => $"/Consultations/FitGap/Edit/{await t.Cases.CreateAsync()}") { Name = "new", Free = ["Input.Reviewer"] },
        new("/Consultations/FitGap/Edit", "staff1", async t => $"/Consultations/FitGap/Edit/{await BegunAsync(t)}") { Name = "known", Free = ["Input.Reviewer"] },
        new("/Consultations/FitGap/Line", "staff1", async t => $"/Consultations/FitGap/Line/{await BegunAsync(t)}"),
        new("/Consultations/FitGap/Paste", "staff1", async t => $"/Consultations/FitGap/Paste/{await BegunAsync(t)}"),
        new("/Consultations/FitGap/Index:Evaluate", "staff1", async t => $"/Consultations/FitGap/{await BegunAsync(t)}"),
        new("/Consultations/FitGap/Decide", "head1", DecideAsync),
    ];
}
