using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// How what people type becomes a value: strings trimmed (an empty one is null, a password stays as it is), numbers,
/// yen, days and fiscal years in every form the office writes. What cannot be read stays in the form beside its message.
/// </summary>
public sealed class OfficeInputBinderProvider(IStringLocalizer<Texts> texts) : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var source = context.BindingInfo.BindingSource;
        if (source is not null && !source.CanAcceptDataFrom(BindingSource.Query) && !source.CanAcceptDataFrom(BindingSource.Form) && !source.CanAcceptDataFrom(BindingSource.Path))
            return null;
        return context.Metadata.UnderlyingOrModelType switch
        {
            var type when type == typeof(string) => context.Metadata.DataTypeName == "Password" ? null : new TrimmedText(),
            var type when type == typeof(long) => new TypedText(texts, ReadYen),
            var type when type == typeof(int) => new TypedText(texts, ReadWhole),
            var type when type == typeof(decimal) => new TypedText(texts, ReadDecimal),
            var type when type == typeof(DateOnly) => new TypedText(texts, ReadDay),
            var type when type == typeof(FiscalYear) => new TypedText(texts, ReadFiscalYear),
            _ => null,
        };
    }

    // Every long of an input is an amount in yen (house rule), so 4,800千円 is understood too.
    internal static (object? Value, string? Fault) ReadYen(string typed) => Yen.Read(typed, YenUnit.Yen, out var yen) switch
    {
        YenFailure.None => (yen, null),
        YenFailure.Fraction => (null, "Binding.YenFraction"),
        YenFailure.TooLarge => (null, "Binding.YenTooLarge"),
        YenFailure.Empty or YenFailure.NotANumber => (null, "Binding.Number"),
    };

    internal static (object? Value, string? Fault) ReadWhole(string typed) =>
        ReadDecimal(typed) switch
        {
            (decimal number, null) when number != decimal.Truncate(number) => (null, "Binding.WholeNumber"),
            (decimal number, null) when number is < int.MinValue or > int.MaxValue => (null, "Binding.NumberTooLarge"),
            (decimal number, null) => ((int)number, null),
            var (_, fault) => (null, fault),
        };

    internal static (object? Value, string? Fault) ReadDecimal(string typed) =>
        TypedNumber.TryRead(typed, out var number) ? (number, null) : (null, "Binding.Number");

    internal static (object? Value, string? Fault) ReadDay(string typed) => JapaneseEra.Read(typed, out var day) switch
    {
        DateFailure.None => (day, null),
        DateFailure.NoSuchDay => (null, "Binding.NoSuchDay"),
        DateFailure.OutsideEra => (null, "Binding.OutsideEra"),
        DateFailure.Empty or DateFailure.NotADate => (null, "Binding.Date"),
    };

    internal static (object? Value, string? Fault) ReadFiscalYear(string typed) =>
        FiscalYear.TryParse(typed, out var year) ? (year, null) : (null, "Binding.FiscalYear");

    private sealed class TrimmedText : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var given = context.ValueProvider.GetValue(context.ModelName);
            if (given == ValueProviderResult.None)
                return Task.CompletedTask;
            context.ModelState.SetModelValue(context.ModelName, given);
            // Browsers send CRLF; lengths are counted and versions compared with LF.
            var text = CharacterWidth.Trim(given.FirstValue).ReplaceLineEndings("\n");
            context.Result = ModelBindingResult.Success(text.Length == 0 ? null : text);
            return Task.CompletedTask;
        }
    }

    private sealed class TypedText(IStringLocalizer<Texts> texts, Func<string, (object? Value, string? Fault)> read) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var given = context.ValueProvider.GetValue(context.ModelName);
            if (given == ValueProviderResult.None)
                return Task.CompletedTask;
            context.ModelState.SetModelValue(context.ModelName, given);
            var typed = CharacterWidth.Trim(given.FirstValue);
            if (typed.Length == 0)
            {
                if (context.ModelMetadata.IsReferenceOrNullableType)
                    context.Result = ModelBindingResult.Success(null);
                else
                    context.ModelState.TryAddModelError(context.ModelName, texts["Binding.Missing"]);
                return Task.CompletedTask;
            }
            var (value, fault) = read(typed);
            if (fault is null)
                context.Result = ModelBindingResult.Success(value);
            else
                context.ModelState.TryAddModelError(context.ModelName, texts[fault, typed]);
            return Task.CompletedTask;
        }
    }
}
