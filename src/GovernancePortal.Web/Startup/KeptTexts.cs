using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Startup;

/// <summary>
/// The texts, each looked up once per language: a list asks several hundred times a page, and the resource manager
/// takes a lock for every answer. Only texts that exist are kept, so that keys made of what people wrote keep nothing.
/// </summary>
public sealed class KeptTexts(IStringLocalizerFactory factory) : IStringLocalizer<Texts>
{
    private readonly IStringLocalizer source = factory.Create(typeof(Texts));
    private readonly ConcurrentDictionary<(string Language, string Key), LocalizedString> kept = [];

    public LocalizedString this[string name]
    {
        get
        {
            var key = (CultureInfo.CurrentUICulture.Name, name);
            if (kept.TryGetValue(key, out var known))
            {
                return known;
            }
            var text = source[name];
            if (!text.ResourceNotFound)
            {
                kept[key] = text;
            }
            return text;
        }
    }

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = this[name];
            return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => source.GetAllStrings(includeParentCultures);
}
