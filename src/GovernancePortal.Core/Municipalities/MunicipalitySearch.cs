using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Municipalities;

/// <summary>Municipalities by code, name and reading.</summary>
internal sealed class MunicipalitySearch : SearchSource<Municipality>
{
    public override string Kind => "Municipalities";
    public override int Order => 80;
    public override Permission Permission => MunicipalityAccess.Reading;

    public override string? NumberOf(string folded) => folded.Length == Municipality.CodeLength && folded.All(char.IsAsciiDigit) ? folded : null;

    protected override SearchText Describe(Municipality m) => new(m.Name, DateTimeOffset.UnixEpoch,
        [SearchPlace.Of("Municipality.Code", m.Code), SearchPlace.Of("Municipality.Name", m.Name), SearchPlace.Of("Municipality.Furigana", m.Furigana), SearchPlace.Of("Municipality.NameEn", m.NameEn), SearchPlace.Of("Municipality.Note", m.Note)])
    {
        Number = m.Code, State = $"{nameof(MunicipalityKind)}.{m.Kind}",
    };
}

/// <summary>What was given to municipalities, by title and note.</summary>
internal sealed class SupportSearch : SearchSource<MunicipalSupport>
{
    public override string Kind => "MunicipalSupports";
    public override int Order => 81;
    public override Permission Permission => MunicipalityAccess.Reading;

    protected override SearchText Describe(MunicipalSupport s) => new(s.Title, OfficeTime.StartOf(s.On), [SearchPlace.Of("MunicipalSupport.Title", s.Title), SearchPlace.Of("MunicipalSupport.Note", s.Note)])
    {
        SectionId = s.SectionId, State = $"{nameof(SupportKind)}.{s.Kind}",
    };
}

/// <summary>Shared clouds and joint systems, by name and what is agreed.</summary>
internal sealed class SharedUseSearch : SearchSource<SharedUse>
{
    public override string Kind => "SharedUses";
    public override int Order => 82;
    public override Permission Permission => MunicipalityAccess.Reading;

    protected override SearchText Describe(SharedUse s) => new(s.Name, OfficeTime.StartOf(s.StartsOn),
        [SearchPlace.Of("SharedUse.Name", s.Name), SearchPlace.Of("SharedUse.SystemCode", s.SystemCode), SearchPlace.Of("SharedUse.Duties", s.Duties), SearchPlace.Of("SharedUse.JoiningRule", s.JoiningRule), SearchPlace.Of("SharedUse.Note", s.Note)])
    {
        SectionId = s.SectionId, State = $"{nameof(SharedUseKind)}.{s.Kind}",
    };
}
