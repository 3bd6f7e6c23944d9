using GovernancePortal.Core.Platform.Time;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GovernancePortal.Web.Forms;

/// <summary>Which control a field is drawn with; <see cref="Auto"/> asks the type of the property.</summary>
public enum FieldKind
{
    Auto,
    Text,
    TextArea,
    Password,
    Number,
    Yen,
    Date,
    Year,
    Select,
    Radio,
    Checks,
    Check,
    File,
}

internal static class FieldKinds
{
    /// <summary>An enum or anything with choices is a select; up to four choices of an enum are radio buttons.</summary>
    public static FieldKind Of(ModelMetadata model, bool hasItems)
    {
        var type = model.UnderlyingOrModelType;
        if (model.IsEnumerableType && type != typeof(string))
            return typeof(IEnumerable<IFormFile>).IsAssignableFrom(type) ? FieldKind.File : FieldKind.Checks;
        if (hasItems)
            return FieldKind.Select;
        if (type.IsEnum)
            return Enum.GetValues(type).Length <= 4 ? FieldKind.Radio : FieldKind.Select;
        if (type == typeof(bool))
            return model.IsNullableValueType ? FieldKind.Radio : FieldKind.Check;
        if (typeof(IFormFile).IsAssignableFrom(type))
            return FieldKind.File;
        if (model.DataTypeName == "Password")
            return FieldKind.Password;
        return type == typeof(long) ? FieldKind.Yen
            : type == typeof(int) || type == typeof(decimal) ? FieldKind.Number
            : type == typeof(DateOnly) ? FieldKind.Date
            : type == typeof(FiscalYear) ? FieldKind.Year
            : FieldKind.Text;
    }
}
