using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Radar;

/// <summary>
/// One contract term of a shared platform and the renewal that follows it. The platform as a system has its row in the
/// ledger; that its end moves everything on it is told here, dated, so that past and coming renewals stand beside each other.
/// </summary>
public sealed class PlatformTerm : IVersioned, ITracked
{
    public const string SubjectType = "PlatformTerm";
    public const int NameLength = 100;
    public const int NoteLength = 500;

    public Guid Id { get; init; }
    public string Name { get; private set; } = "";
    /// <summary>The code of 稼働場所 under which the ledger lists what runs on it.</summary>
    public string Hosting { get; private set; } = SystemCodes.SharedPlatform;
    /// <summary>The platform's own row of the ledger.</summary>
    public Guid? SystemId { get; private set; }
    public DateOnly ContractFrom { get; private set; }
    /// <summary>Last day of the contract.</summary>
    public DateOnly ContractTo { get; private set; }
    /// <summary>First month of the renewed platform; null: it follows the contract's last day.</summary>
    public DateOnly? RenewalOn { get; private set; }
    public string? Note { get; private set; }
    /// <summary>Facts of an example: shown as such.</summary>
    public bool IsExample { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>The day since which everything runs on the renewed platform.</summary>
    public DateOnly RenewedOn => RenewalOn ?? ContractTo.AddDays(1);

    /// <summary>The policy office keeps the terms.</summary>
    public static bool MayKeep(Actor actor) => actor.May(Permission.SystemEditAll);

    /// <summary>Whether the system had moved onto the platform before its renewal; the platform itself is not its own passenger.</summary>
    public bool Carries(RadarSystem system) => system.Hosting == Hosting && system.Id != SystemId
        && (system.PlatformFy is null ? RenewedOn > (system.ContractFrom ?? DateOnly.MinValue) : system.PlatformFy.Value.Start < RenewedOn);

    /// <summary>Refuses a term that ends before it begins (Radar.TermReversed) and a renewal before the contract's beginning (Radar.RenewalTooEarly).</summary>
    public void Keep(PlatformTermInput input, Actor actor, bool isExample = false)
    {
        if (!MayKeep(actor))
        {
            throw new Forbidden("Keeping the terms of the platforms.");
        }
        if (input.ContractTo < input.ContractFrom)
        {
            throw new RuleViolation("Radar.TermReversed", nameof(PlatformTermInput.ContractTo));
        }
        if (input.RenewalOn <= input.ContractFrom)
        {
            throw new RuleViolation("Radar.RenewalTooEarly", nameof(PlatformTermInput.RenewalOn));
        }
        (Name, Hosting, SystemId, Note) = (input.Name!, input.Hosting!, input.SystemId, input.Note);
        (ContractFrom, ContractTo, RenewalOn) = (input.ContractFrom!.Value, input.ContractTo!.Value, input.RenewalOn);
        IsExample = isExample || IsExample;
    }
}
