using GovernancePortal.Core.Publication;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Publication;

public sealed class PublicationWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    public static Tone ToneOf(PublicationState state) => state switch
    {
        PublicationState.Draft => Tone.Calm,
        PublicationState.Submitted => Tone.Late,
        PublicationState.Approved => Tone.Good,
        PublicationState.Replaced or PublicationState.Dropped => Tone.Off,
    };

    public override string Value(string field, string stored) => field.EndsWith(".State", StringComparison.Ordinal) ? Texts["PublicationState." + stored] : stored;
}
