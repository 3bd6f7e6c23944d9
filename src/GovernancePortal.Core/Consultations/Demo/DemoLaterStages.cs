using GovernancePortal.Core.Consultations.Advising;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Migrated;
using GovernancePortal.Core.Consultations.Stages;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>相談, 稼働前協議, 評価, a minor change and decisions from before the portal, on top of the demonstration's cases.</summary>
public sealed class DemoLaterStages(PortalDb db, DemoStage stage, StageService stages, MigrationService migration, AdviceService advice, SystemReadinessQueries readiness)
{
    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<AdviceCase>().AnyAsync(ct))
        {
            return;
        }
        var names = DemoOffice.FilingSections.ToDictionary(s => s.Id, s => s.Name);
        // Those first whose ledger row lacks nothing: they may go live.
        var contracted = await db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == Stage.PreProcurement && c.State == ConsultationState.Closed && c.Contract != null && c.SystemId != null && names.Keys.Contains(c.SectionId))
            .OrderBy(c => c.Number).Select(c => new { c.Id, c.SectionId, System = c.SystemId!.Value }).Take(24).ToListAsync(ct);
        var closed = new List<(Guid Id, Guid SectionId, int Missing)>();
        foreach (var c in contracted)
        {
            closed.Add((c.Id, c.SectionId, await readiness.MissingAsync(c.System, ct) ?? 1));
        }
        closed = [.. closed.OrderBy(c => c.Missing).Take(8)];
        var at = now.AddDays(-2);
        for (var i = 0; i < closed.Count; i++)
        {
            var staff = DemoOffice.Holders(names[closed[i].SectionId], Role.Staff)[0].Key;
            if (i % 2 == 0)
            {
                await GoLiveAsync(closed[i].Id, staff, closed[i].Missing == 0, i, at.AddMinutes(i), ct);
            }
            else
            {
                await EvaluateAsync(closed[i].Id, staff, i, at.AddMinutes(i), ct);
            }
        }
        await MinorChangeAsync(names, at.AddHours(1), ct);
        await AdviseAsync(now, ct);
        await MigrateAsync(now, ct);
        stage.Clear();
    }

    private async Task GoLiveAsync(Guid second, string staff, bool ready, int number, DateTimeOffset at, CancellationToken ct)
    {
        var actor = await StartAsync(staff, at, ct);
        var id = await stages.StartPreOperationAsync(second, await stage.VersionAsync(second, ct), actor, ct);
        stage.Clear();
        var today = OfficeTime.DayOf(at);
        var v = new FormValues { ["V1"] = nameof(StageOccasion.GoLive), ["V2"] = Day(today.AddDays(45 + number)), ["V4"] = number % 4 == 0 ? "None" : "Minor", ["V4.Detail"] = number % 4 == 0 ? null : "帳票を2種類減らした。経費と期間は変わらない。" };
        var w = new FormValues
        {
            ["W1"] = "Passed", ["W1.On"] = Day(today.AddDays(-5)), ["W2"] = "Done", ["W2.On"] = Day(today.AddDays(-4)), ["W4"] = ready ? "yes" : null, ["W5"] = "Done", ["W6"] = "Verified", ["W6.On"] = Day(today.AddDays(-3)), ["W7"] = Day(today.AddDays(75)),
        };
        w.Rows["W3"] = [new FormRow { ["role"] = "System", ["section"] = "システム担当（架空）" }];
        await stage.Drafts.SaveSectionsAsync(id, new Dictionary<char, FormValues> { ['V'] = v, ['W'] = w }, actor, ct);
        stage.Clear();
        await stage.AttachAsync(id, "TestReport", "受入試験の結果", null, actor, ct);
        if (ready)
        {
            await PassOnAsync(id, actor with { Now = at.AddMinutes(30) }, ct);
        }
    }

    private async Task EvaluateAsync(Guid second, string staff, int number, DateTimeOffset at, CancellationToken ct)
    {
        var actor = await StartAsync(staff, at, ct);
        var id = await stages.StartEvaluationAsync(second, await stage.VersionAsync(second, ct), actor, ct);
        stage.Clear();
        if (number == 1)
        {
            return;
        }
        var today = OfficeTime.DayOf(at);
        var c = await db.Set<Consultation>().AsNoTracking().Include(x => x.Sections).SingleAsync(x => x.Id == id, ct);
        var x = c.SectionOf('X').Values.Copy();
        x.Rows["X1"] = [.. x.RowsOf("X1").DefaultIfEmpty(new FormRow { ["name"] = "処理時間", ["promised"] = "30％短縮" }).Select(k => new FormRow(k) { ["actual"] = "26％短縮", ["on"] = Day(today.AddDays(-30)), ["result"] = "Partly", ["evidence"] = "業務日誌の集計" })];
        x["X2.Settled"] ??= x["X2.Contract"] ?? "0";
        var y = c.SectionOf('Y').Values.Copy();
        (y["Y1.Actual"], y["Y2"], y["Y2.Serious"], y["Y3"], y["Y3.Basis"], y["Y4"], y["Y4.Reason"]) = ("120", "2", "0", "High", "利用者アンケート（回答48人）", "Improve", "短縮が目標に届かないため、入力の画面を直して使い続ける。");
        await stage.Drafts.SaveSectionsAsync(id, new Dictionary<char, FormValues> { ['X'] = x, ['Y'] = y }, actor, ct);
        await PassOnAsync(id, actor with { Now = at.AddMinutes(30) }, ct);
    }

    private async Task MinorChangeAsync(Dictionary<Guid, string> names, DateTimeOffset at, CancellationToken ct)
    {
        var old = await db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == Stage.PreBudget && c.State == ConsultationState.Approved && !db.Set<Consultation>().Any(n => n.PreBudgetId == c.Id || n.ChangeOfId == c.Id) && names.Keys.Contains(c.SectionId))
            .OrderBy(c => c.Number).Select(c => new { c.Id, c.SectionId }).FirstOrDefaultAsync(ct);
        if (old is null)
        {
            return;
        }
        var actor = await StartAsync(DemoOffice.Holders(names[old.SectionId], Role.Staff)[0].Key, at, ct);
        var change = await stage.Drafts.StartChangeAsync(old.Id, await stage.VersionAsync(old.Id, ct), "連絡先が変わったため。", actor, ct);
        stage.Clear();
        var a = (await db.Set<FormSection>().AsNoTracking().SingleAsync(s => s.ConsultationId == change && s.Letter == 'A', ct)).Values.Copy();
        a["A5.Extension"] = "4321";
        await stage.Drafts.SaveSectionsAsync(change, new Dictionary<char, FormValues> { ['A'] = a }, actor with { Now = at.AddMinutes(5) }, ct);
        stage.Clear();
        await stage.Filing.NoteMinorChangeAsync(change, await stage.VersionAsync(change, ct), "担当者の内線番号だけが変わったため。", actor with { Now = at.AddMinutes(10) }, ct);
    }

    private async Task AdviseAsync(DateTimeOffset now, CancellationToken ct)
    {
        var section = DemoOffice.Section(DemoOffice.FirstSection).Id;
        var year = FiscalYear.Of(OfficeTime.DayOf(now)).Next;
        (string Title, string Question, string? Answer)[] asked =
        [
            ("現場写真の共有方法について", "現場で撮った写真を出先事務所と共有したい。個人の端末は使えないか。", "私物の端末は使えません。共通基盤のファイル共有で足りるか、容量を教えてください。足りないときは予算化前協議に進みます。"),
            ("占用許可の受付の電子化", "他県で使われているサービスを使いたい。進め方を教えてほしい。", "共同利用の枠組みがあります。RFIは不要で、簡易な様式で足りる見込みです。"),
            ("古い端末で動く業務ソフトの更新", "製造元の保守が来年度末に切れる。何から始めればよいか。", null),
        ];
        for (var i = 0; i < asked.Length; i++)
        {
            var actor = await StartAsync("staff1", now.AddDays(-20 + (i * 6)), ct);
            var id = await advice.AskAsync(new AdviceInput { Title = asked[i].Title, Question = asked[i].Question, SectionId = section, PlannedFy = year, RoughYen = 2_400_000 + (i * 1_300_000) }, null, actor, demonstration: true, ct);
            if (asked[i].Answer is not { } answer)
            {
                continue;
            }
            var office = await StartAsync("reviewer1", now.AddDays(-17 + (i * 6)), ct);
            var version = await db.Set<AdviceCase>().Where(a => a.Id == id).Select(a => a.Version).SingleAsync(ct);
            await advice.AddAsync(id, new AdviceEntryInput { On = office.Today, Means = i == 0 ? AdviceMeans.Meeting : AdviceMeans.Phone, Participants = i == 0 ? "道路係2名、情報政策課1名" : null, Text = answer, Version = version }, null, office, ct);
        }
    }

    private async Task MigrateAsync(DateTimeOffset now, CancellationToken ct)
    {
        var actor = await StartAsync("reviewer1", now.AddDays(-30), ct);
        var year = FiscalYear.Of(actor.Today);
        var section = DemoOffice.Section(DemoOffice.FirstSection).Id;
        MigratedInput[] decisions =
        [
            new() { Stage = Stage.PreBudget, Title = "用地台帳システムの更新", SectionId = section, TargetFy = year.Previous, Kind = ConsultationKind.Renewal, DecidedOn = actor.Today.AddYears(-2), Result = ConsultationState.Approved, ByCommittee = true, DocumentNumber = "情政第412号", AmountYen = 46_000_000 },
            new()
            {
                Stage = Stage.PreProcurement, Title = "用地台帳システムの更新", SectionId = section, TargetFy = year.Previous, DecidedOn = actor.Today.AddMonths(-18), Result = ConsultationState.ConditionallyApproved, DocumentNumber = "情政第57号", PreviousDocument = "情政第412号",
                ConditionsText = "データ返還の形式を契約書に明記すること。", AmountYen = 44_200_000, Supplier = "若葉情報サービス株式会社（架空）", ContractOn = actor.Today.AddMonths(-16), TermFrom = actor.Today.AddMonths(-15), TermTo = actor.Today.AddMonths(45),
            },
            new() { Stage = Stage.PreBudget, Title = "橋りょう点検記録のクラウド化", SectionId = section, TargetFy = year.Next, Kind = ConsultationKind.CloudService, DecidedOn = actor.Today.AddMonths(-3), Result = ConsultationState.Approved, DocumentNumber = "情政第388号", AmountYen = 8_400_000 },
        ];
        foreach (var decision in decisions)
        {
            stage.Clear();
            await migration.AddAsync(decision, actor, ct);
        }
    }

    private async Task PassOnAsync(Guid id, Actor actor, CancellationToken ct)
    {
        stage.Clear();
        await stage.Filing.PassOnAsync(id, await stage.VersionAsync(id, ct), null, actor, ct);
    }

    private async Task<Actor> StartAsync(string key, DateTimeOffset at, CancellationToken ct)
    {
        stage.Clear();
        return await stage.ActorAsync(key, at, ct);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
