using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Standards;

public sealed class IndexModel(DocumentQueries documents, DocumentExportService exports, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : ShelfPage(documents, exports, current, formats, texts)
{
    public override DocumentGroup Group => DocumentGroup.Standards;
}
