using GovernancePortal.Core.Systems;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>The tabs of a karte, in their order; each is an address of its own and loads only what it shows.</summary>
public enum KarteTab
{
    Overview,      // 概要
    Structure,     // 構成
    Contract,      // 契約・経費
    Information,   // 情報・セキュリティ
    Continuity,    // 継続性
    Links,         // 連携
    Licences,      // ライセンス
    Advice,        // 助言
    Consultations, // 協議
    Similar,       // 似たシステム
    History,       // 履歴
}

internal static class KarteTabs
{
    /// <summary>A part of an address as the value it names, whatever its case; null for an unknown one.</summary>
    public static T? Read<T>(string text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value : null;

    /// <summary>As addresses carry it.</summary>
    public static string Address<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>Where the values of a form page are shown.</summary>
    public static string Of(KartePage page) => Address(page switch
    {
        KartePage.Identity or KartePage.Use => KarteTab.Overview,
        KartePage.Form => KarteTab.Structure,
        KartePage.Information => KarteTab.Information,
        KartePage.Continuity => KarteTab.Continuity,
        KartePage.Contract or KartePage.Plan => KarteTab.Contract,
    });

    public static string Of(SystemPartKind part) => Address(part switch
    {
        SystemPartKind.Contracts or SystemPartKind.Costs => KarteTab.Contract,
        SystemPartKind.Servers or SystemPartKind.Components or SystemPartKind.Customisations => KarteTab.Structure,
        SystemPartKind.Licences => KarteTab.Licences,
        SystemPartKind.Links => KarteTab.Links,
        SystemPartKind.Slas => KarteTab.Continuity,
    });
}

/// <summary>The pages on which a row is edited, with how many required values each still lacks.</summary>
public sealed record KarteTasks(Karte Karte, string Current);
