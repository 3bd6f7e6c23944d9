using System.Text;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Web.Pages.Systems;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Specifications;

/// <summary>How a part of a specification is headed and read.</summary>
public static class SpecificationWords
{
    public static string Heading(SpecificationPart part, IStringLocalizer<Texts> texts) => part.Code is { } code ? $"{code.Split('.')[0]} {texts["Field." + code].Value}" : part.Heading ?? "";

    /// <summary>The choice by its name, and the page of the paper on which it stands.</summary>
    public static string? Choice(SpecificationPart part, SystemWords words, IStringLocalizer<Texts> texts)
    {
        if (part.Choice is null || part.Code is null)
        {
            return null;
        }
        var list = FormCatalogue.Find(part.Code)?.List ?? "";
        var name = string.Join(" / ", part.Choice.Split(';').Select(code => words.Code(list, code)));
        return part.Page is { } page ? texts["Specifications.OnPage", name, page] : name;
    }

    /// <summary>Chosen parts as one plain text, for the file that goes with them.</summary>
    public static string Plain(string title, string source, IEnumerable<SpecificationPart> parts, SystemWords words, IStringLocalizer<Texts> texts)
    {
        var text = new StringBuilder().Append(title).Append("\r\n").Append(source).Append("\r\n");
        foreach (var part in parts)
        {
            text.Append("\r\n").Append(Heading(part, texts)).Append("\r\n");
            if (Choice(part, words, texts) is { } choice)
            {
                text.Append(choice).Append("\r\n");
            }
            if (part.Text.Length > 0)
            {
                text.Append(part.Text.ReplaceLineEndings("\r\n")).Append("\r\n");
            }
        }
        return text.ToString();
    }
}
