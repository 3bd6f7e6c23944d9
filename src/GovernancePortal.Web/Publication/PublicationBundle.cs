using System.Globalization;
using System.IO.Compression;
using System.Text;
using GovernancePortal.Core.Publication;
using GovernancePortal.Web.Frame;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace GovernancePortal.Web.Publication;

/// <summary>
/// The bundle as one zip: pages without any script, the same as CSV and JSON, and a description of the data. Written in Japanese, for
/// the prefecture's own site; links are relative, so that it works wherever it is put. The same content and day give the same bytes.
/// </summary>
public sealed class PublicationBundle(IStringLocalizer<Texts> texts, Formats formats, IOptions<OfficeOptions> office) : IPublicationBundle
{
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja");

    public byte[] Write(PublicContent content, DateOnly day)
    {
        // The reader of a bundle has no language of a request: texts are asked for in Japanese, whoever approves.
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Japanese, Japanese);
            return Zip(Files(content, day), day);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    private IEnumerable<(string Path, byte[] Content)> Files(PublicContent content, DateOnly day)
    {
        var words = new PublicWords(texts, formats, office.Value.OfficeName);
        var pages = new PublicPages(content, day, words);
        yield return ("index.html", Utf8(pages.Index()));
        for (var n = 0; n < content.Plans.Count; n++)
        {
            yield return (PublicPages.PlanPath(n), Utf8(pages.Plan(content.Plans[n])));
        }
        for (var n = 0; n < content.Checklists.Count; n++)
        {
            yield return (PublicPages.ChecklistPath(n), Utf8(pages.Checklist(content.Checklists[n])));
        }
        yield return ("style.css", Utf8(PublicPages.Style));
        foreach (var file in new PublicData(content, words).Files(day))
        {
            yield return file;
        }
    }

    private static byte[] Zip(IEnumerable<(string Path, byte[] Content)> files, DateOnly day)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (path, content) in files)
            {
                var entry = zip.CreateEntry(path, CompressionLevel.SmallestSize);
                entry.LastWriteTime = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return target.ToArray();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
