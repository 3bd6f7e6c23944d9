using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Instructions;

/// <summary>Everything that writes 改善指示.</summary>
public sealed class InstructionService(PortalDb db, InstructionSubjectQueries subjects, PeopleQueries people, CalendarQueries calendars, InstructionWorkQueries work, FileStore files)
{
    public const string Downloaded = "InstructionFileDownloaded";

    /// <summary>
    /// By the CIO, or by whoever records what the CIO said: then both names are kept, and who said it must be named
    /// (Instruction.SaidByMissing). The addressed section is told.
    /// </summary>
    public Task<Guid> GiveAsync(InstructionInput input, Actor actor, CancellationToken ct = default, bool demonstration = false) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            if (!InstructionAccess.MayGive(actor))
            {
                throw new Forbidden("Giving instructions.");
            }
            var target = await subjects.FindAsync(input.Kind, input.SubjectId, actor, ct);
            var section = await people.SectionAsync(input.SectionId!.Value, ct) ?? throw new NotFound("Section");
            if (InstructionAccess.Records(actor) && actor.BelongsTo(section.Id))
            {
                throw new RuleViolation("Instruction.OwnSection", nameof(input.SectionId));
            }
            var word = WordOf(input.SaidBy, input.SaidOn, actor);
            var series = $"{FiscalYear.Of(actor.Today).Short}-{Instruction.Mark}";
            var number = $"{series}-{(await Counter.NextAsync(db, series, ct)).ToString("0000", CultureInfo.InvariantCulture)}";
            var about = target is null ? new InstructionAbout(InstructionSubject.Oral, null, null, null) : new InstructionAbout(target.Kind, target.Id, target.Title, target.Address);
            var instruction = Instruction.Give(input, number, about, section.BureauId, section.Name, word, actor, demonstration);
            db.Add(instruction);
            db.Add(InstructionNotices.HandOver(instruction, "Given", actor));
            db.AddRange(InstructionNotices.OfDue(instruction, await calendars.CalendarAsync(ct), actor));
            db.Act(actor, "InstructionGiven", instruction.Subject, word.RecordedBy is null ? null : word.Name, InstructionWorkflow.CapacityFor(InstructionMover.Cio, instruction.SectionId, actor));
            await db.SaveChangesAsync(ct);
            work.Forget();
            return instruction.Id;
        });

    /// <summary>The section writes its answer; it is nobody else's before the head answers with it.</summary>
    public async Task WriteAsync(Guid id, InstructionAnswerInput input, IReadOnlyList<StoredFile> evidence, Actor actor, CancellationToken ct = default)
    {
        var instruction = await LoadAsync(id, input.Version, actor, ct);
        db.AddRange(evidence);
        instruction.Write(input.Text, evidence, actor);
        db.Act(actor, "InstructionWritten", instruction.Subject, capacity: InstructionWorkflow.CapacityFor(InstructionMover.Section, instruction.SectionId, actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Does one act; what it may be, and for whom, stands in <see cref="InstructionWorkflow"/>.</summary>
    public async Task DoAsync(Guid id, InstructionActInput input, Actor actor, CancellationToken ct = default)
    {
        var instruction = await LoadAsync(id, input.Version, actor, ct);
        var (act, due) = (input.Act!.Value, instruction.DueOn);
        var mover = instruction.Demand(act, actor).By;
        Change(instruction, act, input, actor);
        if (act is not (InstructionAct.PullBack or InstructionAct.CheckAgain))
        {
            db.Add(InstructionNotices.HandOver(instruction, act.ToString(), actor));
        }
        if (instruction.DueOn != due)
        {
            db.AddRange(InstructionNotices.OfDue(instruction, await calendars.CalendarAsync(ct), actor));
        }
        if (instruction.FollowUpOn is not null)
        {
            db.Add(InstructionNotices.FollowUp(instruction, actor.Now));
        }
        db.Act(actor, "Instruction" + act, instruction.Subject, Reason(input, mover, actor), InstructionWorkflow.CapacityFor(mover, instruction.SectionId, actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>One piece of evidence, recorded on the Trail before it leaves.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        var found = await db.Set<Instruction>().AsNoTracking().VisibleTo(actor).Where(i => i.Id == id).SelectMany(i => i.Files).Where(f => f.FileId == fileId).Select(f => f.File).SingleOrDefaultAsync(ct) ?? throw new NotFound("File " + fileId);
        var content = files.OpenRead(found.Id);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, new(Instruction.SubjectType, id), found.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (found, content);
    }

    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "InstructionsExported", new("InstructionRegister", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whose word an act of the CIO is: one's own, or that of the person named.</summary>
    internal static InstructionWord WordOf(string? saidBy, DateOnly? saidOn, Actor actor)
    {
        if (!InstructionAccess.Records(actor))
        {
            return new InstructionWord(Instruction.NameOf(actor, actor.CapacityFor(Permission.Instruct)), Role.Cio, actor.Today, null, null);
        }
        if (string.IsNullOrWhiteSpace(saidBy))
        {
            throw new RuleViolation("Instruction.SaidByMissing", nameof(InstructionInput.SaidBy));
        }
        if (saidOn > actor.Today)
        {
            throw new RuleViolation("Instruction.SaidLater", nameof(InstructionInput.SaidOn), actor.Today);
        }
        return new InstructionWord(saidBy, Role.Cio, saidOn ?? actor.Today, actor.Name, actor.CapacityFor(Permission.InstructRecord)?.SectionName);
    }

    // On the Trail the one who recorded it is the actor: the one who said it stands in the reason.
    private static string? Reason(InstructionActInput input, InstructionMover? mover, Actor actor) =>
        mover is { } by && InstructionWorkflow.IsRecorded(by, actor) ? string.Join(": ", new[] { input.SaidBy, input.Reason }.Where(t => !string.IsNullOrWhiteSpace(t))) : input.Reason;

    private static void Change(Instruction instruction, InstructionAct act, InstructionActInput input, Actor actor)
    {
        switch (act)
        {
            case InstructionAct.PassOn:
                instruction.PassOn(actor);
                break;
            case InstructionAct.PullBack:
                instruction.PullBack(actor);
                break;
            case InstructionAct.SendBack:
                instruction.SendBack(input.Reason!, actor);
                break;
            case InstructionAct.Submit:
                instruction.Submit(actor);
                break;
            case InstructionAct.Accept:
                instruction.Accept(input.Reason, WordOf(input.SaidBy, input.SaidOn, actor), actor);
                break;
            case InstructionAct.FollowLater:
                instruction.FollowLater(input.Reason, input.FollowUpOn!.Value, WordOf(input.SaidBy, input.SaidOn, actor), actor);
                break;
            case InstructionAct.Return:
                instruction.Return(input.Reason!, input.DueOn, WordOf(input.SaidBy, input.SaidOn, actor), actor);
                break;
            case InstructionAct.Check:
                instruction.Check(input.Reason!, WordOf(input.SaidBy, input.SaidOn, actor), actor);
                break;
            case InstructionAct.CheckAgain:
                instruction.CheckAgain(input.Reason!, input.FollowUpOn!.Value, WordOf(input.SaidBy, input.SaidOn, actor), actor);
                break;
            case InstructionAct.Reopen:
                instruction.Reopen(input.Reason!, input.DueOn!.Value, WordOf(input.SaidBy, input.SaidOn, actor), actor);
                break;
            case InstructionAct.MoveDue:
                _ = WordOf(input.SaidBy, input.SaidOn, actor);
                instruction.MoveDue(input.DueOn!.Value, input.Reason!, actor);
                break;
            case InstructionAct.Withdraw:
                _ = WordOf(input.SaidBy, input.SaidOn, actor);
                instruction.Withdraw(input.Reason!, actor);
                break;
            default:
                throw new RuleViolation("Instruction.NotNow", null, "InstructionState." + instruction.State);
        }
    }

    private async Task<Instruction> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var instruction = await db.Set<Instruction>().Include(i => i.Rounds).Include(i => i.Checks).Include(i => i.Files).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (instruction is null || !InstructionAccess.Allows(actor, instruction))
        {
            throw new NotFound($"Instruction {id}.");
        }
        db.Expect(instruction, version);
        return instruction;
    }
}
