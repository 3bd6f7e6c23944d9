using FluentValidation;
using FluentValidation.Results;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Systems;

/// <summary>
/// Is a value of the ledger well-formed? What the table of columns says, checked for rows, parts and sheets alike. A code
/// that is no longer offered stays acceptable where the row had it before. Messages are keys of the texts.
/// </summary>
public static class LedgerCheck
{
    /// <param name="before">The row as it was; null for a new one.</param>
    public static ValidationFailure? Fault(LedgerColumn column, object input, object? before, CodeBook codes, DateOnly today, string property)
    {
        var value = column.Of(input);
        return value switch
        {
            null or "" => column.Needed ? Failure("NotEmpty") : null,
            string text when column.Kind == LedgerKind.Code => text == (before is null ? null : column.Of(before) as string) || codes.IsOffered(column.List!, text, today) ? null : Told("Systems.CodeNotOffered"),
            string text when column.Length is { } length && text.Length > length => Failure("MaximumLength", ("MaxLength", length)),
            string text when column.Kind == LedgerKind.Kana && !IsKana(text) => Told("Systems.FuriganaNotKana"),
            string text when column.Name == nameof(SystemInput.VendorNumber) && !CorporateNumber.IsValid(text) => Told("Systems.VendorNumberWrong"),
            Enum choice when !Enum.IsDefined(choice.GetType(), choice) => Failure("Enum"),
            long yen when yen is < 0 or > Yen.Most => Told("Systems.YenOutOfRange"),
            int number when number < column.Least || number > column.Most => Failure("InclusiveBetween", ("From", column.Least), ("To", column.Most)),
            DateOnly day when day.Year is < 1900 or > 2200 => Told("Systems.DayOutOfRange"),
            _ => null,
        };

        ValidationFailure Failure(string kind, params (string Name, object Value)[] placeholders) =>
            new(property, kind) { ErrorCode = kind + "Validator", FormattedMessagePlaceholderValues = placeholders.ToDictionary(p => p.Name, p => p.Value) };
        ValidationFailure Told(string key) => new(property, key);
    }

    /// <summary>What two values of one contract must not be to each other.</summary>
    internal static IEnumerable<ValidationFailure> ContractFaults(DateOnly? from, DateOnly? to, string? vendor, string? vendorNumber, string prefix)
    {
        if (to < from)
        {
            yield return new ValidationFailure(prefix + nameof(SystemInput.ContractTo), "Systems.ContractReversed");
        }
        if (vendorNumber is not null && vendor is null)
        {
            yield return new ValidationFailure(prefix + nameof(SystemInput.VendorName), "Systems.VendorNameMissing");
        }
    }

    private static bool IsKana(string reading) =>
        reading.All(c => c is (>= 'ぁ' and <= 'ゖ') or 'ー' or '・' or ' ' or '　' || char.IsAsciiLetterOrDigit(c) || c is >= '０' and <= '９');
}

/// <summary>Is the form of a row, or a row of a sheet, well-formed? What importance requires is never an error here.</summary>
public sealed class SystemInputValidator : AbstractValidator<SystemInput>
{
    /// <param name="before">The row, or its form, as it was; null for a new one.</param>
    /// <param name="columns">Only these values were typed; all when null.</param>
    public SystemInputValidator(CodeBook codes, DateOnly today, object? before = null, IReadOnlyList<LedgerColumn>? columns = null) =>
        RuleFor(x => x).Custom((input, context) =>
        {
            var asked = columns ?? SystemColumns.Given;
            var faults = asked.Select(c => LedgerCheck.Fault(c, input, before, codes, today, c.Name)).OfType<ValidationFailure>()
                .Concat(LedgerCheck.ContractFaults(input.ContractFrom, input.ContractTo, input.VendorName, input.VendorNumber, "").Where(f => asked.Any(c => c.Name == f.PropertyName)));
            foreach (var fault in faults)
            {
                context.AddFailure(fault);
            }
        });
}

/// <summary>Are the rows of a part well-formed? Empty ones are left out, for they will be dropped.</summary>
public sealed class SystemRowsValidator : AbstractValidator<SystemRowsInput>
{
    /// <param name="before">The rows as they were, for codes that are no longer offered.</param>
    public SystemRowsValidator(SystemPartTable table, CodeBook codes, DateOnly today, SystemRowsInput? before = null) =>
        RuleFor(x => x).Custom((input, context) =>
        {
            var known = before is null ? [] : table.Posted(before).Cast<PartRow>().ToDictionary(r => r.Id!.Value);
            var years = new HashSet<(object?, object?)>();
            var number = -1;
            foreach (var row in table.Posted(input).Cast<PartRow>())
            {
                number++;
                if (!table.Columns.Any(c => c.IsAnswered(row)))
                {
                    continue;
                }
                var prefix = $"{table.Kind}[{number}].";
                foreach (var column in table.Columns)
                {
                    if (LedgerCheck.Fault(column, row, row.Id is { } id ? known.GetValueOrDefault(id) : null, codes, today, prefix + column.Name) is { } fault)
                    {
                        context.AddFailure(fault);
                    }
                }
                if (row is ContractRow contract)
                {
                    foreach (var fault in LedgerCheck.ContractFaults(contract.ContractFrom, contract.ContractTo, contract.VendorName, contract.VendorNumber, prefix))
                    {
                        context.AddFailure(fault);
                    }
                }
                if (row is CostRow cost && cost is { Fy: not null, Category: not null } && !years.Add((cost.Fy, cost.Category)))
                {
                    context.AddFailure(new ValidationFailure(prefix + nameof(CostRow.Category), "Systems.CostTwice"));
                }
            }
        });
}
