using System.Globalization;
using CsvHelper;
using GovernancePortal.Rules;

// usage: GovernancePortal.Rules RULES.CSV FOLDER-WITH-TRX-FILES
if (args is not [var rulesFile, var results])
{
    Console.Error.WriteLine("usage: GovernancePortal.Rules RULES.CSV FOLDER-WITH-TRX-FILES");
    return 2;
}

using var csv = new CsvReader(new StreamReader(rulesFile), CultureInfo.InvariantCulture);
var rules = csv.GetRecords(new { id = "", module = "", priority = "", rule = "", japanese_key_terms = "" }).ToList();
var core = rules.Where(r => r.priority == "core").ToList();
var proven = ProvenRules.Read(Directory.Exists(results) ? Directory.EnumerateFiles(results, "*.trx") : []);

foreach (var rule in core.Where(r => !proven.Contains(r.id)))
    Console.WriteLine($"{rule.id}  {rule.module,-14} {rule.rule} ({rule.japanese_key_terms})");
foreach (var unknown in proven.Except(rules.Select(r => r.id)).Order(StringComparer.Ordinal))
    Console.WriteLine($"{unknown}  is named by a test, but there is no such rule");
Console.WriteLine($"core rules with a passing test: {core.Count(r => proven.Contains(r.id))} of {core.Count}");
return 0;
