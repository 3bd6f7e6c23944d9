using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems.Licences;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>A system behind a figure.</summary>
internal sealed record CountedSystem(Guid Id, string Code, string Name, string SectionName, bool Counts);

/// <summary>The ledger's rows behind its figures, one command each; everybody reads them.</summary>
public sealed class SystemFigureQueries(PortalDb db, LicenceQueries licences)
{
    /// <summary>Systems on the shared platform, neither ideas nor retired (R278).</summary>
    internal Task<List<CountedSystem>> OnPlatformAsync(CancellationToken ct) => Of(Live.Where(s => s.Hosting == SystemCodes.SharedPlatform)).ToListAsync(ct);

    /// <summary>Systems that give out open data (R241).</summary>
    internal Task<List<CountedSystem>> WithOpenDataAsync(CancellationToken ct) => Of(Live.Where(s => s.OpenDataOutput == true)).ToListAsync(ct);

    /// <summary>Systems procured or run jointly with other bodies (R322).</summary>
    internal Task<List<CountedSystem>> JointAsync(CancellationToken ct) => Of(Live.Where(s => s.Sharing == SystemCodes.Joint)).ToListAsync(ct);

    /// <summary>Important systems in use; counted are those with a copy in a remote place (R227).</summary>
    internal async Task<List<CountedSystem>> ImportantAsync(CancellationToken ct) =>
        await (from s in db.Set<InformationSystem>().AsNoTracking()
               join n in db.Set<Section>() on s.OwnerSectionId equals n.Id
               where s.Criticality == Criticality.Important && (s.Lifecycle == Lifecycle.InOperation || s.Lifecycle == Lifecycle.Suspended || s.Lifecycle == Lifecycle.ToBeRetired)
               orderby s.Code
               select new CountedSystem(s.Id, s.Code, s.Name, n.Name, s.BackupRemote == true && s.BackupMethod != null && s.BackupMethod != SystemCodes.No)).ToListAsync(ct);

    /// <summary>Every licence of the office; counted are those registered with their certificate (R279).</summary>
    internal Task<List<LicenceLine>> LicencesAsync(CancellationToken ct) => licences.Rows().OrderBy(l => l.Product).ThenBy(l => l.Id).ToListAsync(ct);

    private IQueryable<InformationSystem> Live => db.Set<InformationSystem>().AsNoTracking().Where(s => s.Lifecycle != Lifecycle.Retired && s.Lifecycle != Lifecycle.Concept);

    private IQueryable<CountedSystem> Of(IQueryable<InformationSystem> systems) =>
        from s in systems
        join n in db.Set<Section>() on s.OwnerSectionId equals n.Id
        orderby s.Code
        select new CountedSystem(s.Id, s.Code, s.Name, n.Name, true);
}

/// <summary>A figure that counts systems of the ledger.</summary>
internal abstract class SystemFigure : RowFigureSource
{
    protected abstract Task<List<CountedSystem>> SystemsAsync(CancellationToken ct);

    public override FigureSpan Span => FigureSpan.Day;

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await SystemsAsync(ct)).Select(s => new FigureRow($"{s.Code} {s.Name}", s.SectionName, $"/Systems/Details/{s.Id}", s.Counts ? 1 : 0))];
}

internal sealed class PlatformFigure(SystemFigureQueries systems) : SystemFigure
{
    public override string Key => "Systems.Platform";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Systems;
    public override string? Page(FigureAsk ask, Actor actor) => $"/Systems?Hosting={SystemCodes.SharedPlatform}&Live=true";
    protected override Task<List<CountedSystem>> SystemsAsync(CancellationToken ct) => systems.OnPlatformAsync(ct);
}

internal sealed class OpenDataFigure(SystemFigureQueries systems) : SystemFigure
{
    public override string Key => "Systems.OpenData";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Systems;
    public override string? Page(FigureAsk ask, Actor actor) => "/Systems?OpenData=true&Live=true";
    protected override Task<List<CountedSystem>> SystemsAsync(CancellationToken ct) => systems.WithOpenDataAsync(ct);
}

internal sealed class JointFigure(SystemFigureQueries systems) : SystemFigure
{
    public override string Key => "Systems.Joint";
    public override FigureKind Kind => FigureKind.Number;
    public override FigureUnit Unit => FigureUnit.Systems;
    public override string? Page(FigureAsk ask, Actor actor) => $"/Systems?Sharing={SystemCodes.Joint}&Live=true";
    protected override Task<List<CountedSystem>> SystemsAsync(CancellationToken ct) => systems.JointAsync(ct);
}

internal sealed class RemoteBackupFigure(SystemFigureQueries systems) : SystemFigure
{
    public override string Key => "Systems.RemoteBackup";
    public override FigureKind Kind => FigureKind.Fraction;
    public override FigureUnit Unit => FigureUnit.Percent;
    public override string? Page(FigureAsk ask, Actor actor) => "/Bcp";
    protected override Task<List<CountedSystem>> SystemsAsync(CancellationToken ct) => systems.ImportantAsync(ct);
}

/// <summary>ソフトウェアライセンス一元管理率: licences registered with the number of their certificate.</summary>
internal sealed class LicenceFigure(SystemFigureQueries systems) : RowFigureSource
{
    public override string Key => "Systems.Licences";
    public override FigureKind Kind => FigureKind.Fraction;
    public override FigureUnit Unit => FigureUnit.Percent;
    public override FigureSpan Span => FigureSpan.Day;
    public override string? Page(FigureAsk ask, Actor actor) => "/Systems/Licences/Rate";

    protected override async Task<IReadOnlyList<FigureRow>> FindAsync(FigureAsk ask, Actor actor, CancellationToken ct) =>
        [.. (await systems.LicencesAsync(ct)).Select(l => new FigureRow(l.Product, l.SystemName is { } name ? $"{l.SectionName} {name}" : l.SectionName, l.SystemId is { } id ? $"/Systems/Details/{id}" : "/Systems/Licences?WithoutSystem=true", l.CertificateNumber is null ? 0 : 1))];
}
