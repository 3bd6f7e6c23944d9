using GovernancePortal.Core.Consultations;
using GovernancePortal.TestKit;
using GovernancePortal.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.BrowserTests.Kit;

/// <summary>What the portal calls things, in Japanese.</summary>
public static class Words
{
    public static string Of(ConsultationAct act) => Of("ConsultationAct." + act);

    public static string Of(string key)
    {
        var word = PortalHost.Instance.Services.GetRequiredService<IStringLocalizer<Texts>>()[key];
        return word.ResourceNotFound ? throw new ArgumentException($"There is no text {key}.", nameof(key)) : word.Value;
    }
}
