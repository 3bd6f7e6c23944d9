var builder = WebApplication.CreateBuilder(args);
Console.WriteLine(Environment.CurrentDirectory);
Console.WriteLine(builder.Environment.EnvironmentName);
public partial class Program;
