namespace GovernancePortal.Web;

/// <summary>
/// Marker of the one file of texts: Resources/Texts.resx (Japanese, neutral) and Resources/Texts.en.resx.
/// It must not stand beside them: a class file next to a .resx of the same name changes the resource's name.
/// </summary>
public sealed class Texts;
