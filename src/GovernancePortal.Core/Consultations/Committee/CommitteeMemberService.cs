using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Committee;

public sealed record MemberInput
{
    public string? Name { get; init; }
    public string? Office { get; init; }
    public Guid? BureauId { get; init; }
    public MemberRole? Role { get; init; }
    public int? Order { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

public sealed class MemberInputValidator : AbstractValidator<MemberInput>
{
    public MemberInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(CommitteeMember.NameLength);
        RuleFor(x => x.Office).NotEmpty().MaximumLength(CommitteeMember.NameLength);
        RuleFor(x => x.Role).NotNull().IsInEnum();
        RuleFor(x => x.Order).InclusiveBetween(0, 999);
        RuleFor(x => x.From).NotNull();
        RuleFor(x => x.To).Must((x, to) => to is null || x.From is null || to >= x.From).WithMessage("Committee.EndsBeforeStart");
    }
}

/// <summary>Seats of the committee, dated. Nobody is deleted: a seat ends, and what was voted in it stays.</summary>
public sealed class CommitteeMemberService(PortalDb db)
{
    public async Task<Guid> AddAsync(MemberInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        await DemandOneChairAsync(null, input, ct);
        var member = new CommitteeMember
        {
            Id = Guid.CreateVersion7(actor.Now), Name = input.Name!, Office = input.Office!, BureauId = input.BureauId, Role = input.Role!.Value, Order = input.Order ?? 0, From = input.From!.Value, To = input.To,
        };
        db.Add(member);
        db.Act(actor, "CommitteeMemberAdded", member.Subject);
        await db.SaveChangesAsync(ct);
        return member.Id;
    }

    public async Task EditAsync(Guid id, uint version, MemberInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var member = await db.Set<CommitteeMember>().FindAsync([id], ct) ?? throw new NotFound("Member " + id);
        db.Expect(member, version);
        await DemandOneChairAsync(id, input, ct);
        (member.Name, member.Office, member.BureauId, member.Role, member.Order, member.From, member.To) = (input.Name!, input.Office!, input.BureauId, input.Role!.Value, input.Order ?? 0, input.From!.Value, input.To);
        db.Act(actor, "CommitteeMemberEdited", member.Subject);
        await db.SaveChangesAsync(ct);
    }

    // Two chairs on one day would leave open who decides (Committee.TwoChairs).
    private async Task DemandOneChairAsync(Guid? self, MemberInput input, CancellationToken ct)
    {
        var (from, to) = (input.From!.Value, input.To);
        if (input.Role == MemberRole.Chair && await db.Set<CommitteeMember>().AnyAsync(m => m.Id != self && m.Role == MemberRole.Chair && (to == null || m.From <= to) && (m.To == null || m.To >= from), ct))
        {
            throw new RuleViolation("Committee.TwoChairs", "Role");
        }
    }

    private static void Demand(Actor actor)
    {
        if (!actor.IsOperator && !actor.May(Permission.CommitteeRecord))
        {
            throw new Forbidden("Seats are kept by the committee's secretariat.");
        }
    }
}
