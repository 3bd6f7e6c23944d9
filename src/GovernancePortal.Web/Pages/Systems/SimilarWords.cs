using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Similar;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>Why two systems are alike, in the reader's words.</summary>
public static class SimilarWords
{
    public static IEnumerable<string> Reasons(this IStringLocalizer<Texts> texts, SimilarSystem similar, CodeBook codes) => similar.Reasons.Select(reason => texts.Reason(reason, codes));

    private static string Reason(this IStringLocalizer<Texts> texts, SimilarReason reason, CodeBook codes) => texts["SimilarReason." + reason.Aspect,
        reason.Aspect == SimilarAspect.Business ? codes.Name(SystemCodes.BusinessKind, reason.Words[0]) : string.Join(texts["Form.ListSeparator"], reason.Words.Select(word => texts["Similar.Word", word].Value))];
}
