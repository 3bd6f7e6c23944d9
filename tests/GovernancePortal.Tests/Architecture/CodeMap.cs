using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace GovernancePortal.Tests.Architecture;

/// <summary>One mention of a type, and of its member when there is one, by a method or member of a type.</summary>
/// <param name="From">The outermost type: what the compiler makes for lambdas and async methods counts as its author's.</param>
/// <param name="Method">The method as the compiler names it.</param>
/// <param name="Arguments">Types in the signature of the member and those given to a generic method.</param>
internal sealed record Mention(string From, string Method, bool InStateMachine, string Type, string? Member)
{
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>A constant text and the method that it is given to next, as a page gives its literals to WriteLiteral.</summary>
internal sealed record Literal(string From, string Method, string Text, string? GivenTo);

/// <summary>What an assembly mentions, read from its metadata and IL: no source, no reflection, nothing run.</summary>
internal sealed class CodeMap
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);
    private readonly MetadataReader reader;
    private readonly List<Mention> mentions = [];
    private readonly List<Literal> literals = [];
    private readonly List<string> types = [];

    private CodeMap(MetadataReader reader) => this.reader = reader;

    public IReadOnlyList<Mention> Mentions => mentions;
    public IReadOnlyList<Literal> Literals => literals;
    /// <summary>Outermost types, without those the compiler makes.</summary>
    public IReadOnlyList<string> Types => types;
    public IReadOnlyList<string> References { get; private set; } = [];

    public static CodeMap Of(System.Reflection.Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var portable = new PEReader(file);
        var map = new CodeMap(portable.GetMetadataReader());
        map.Read(portable);
        return map;
    }

    private void Read(PEReader portable)
    {
        References = [.. reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name))];
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var from = Outermost(handle);
            if (type.GetDeclaringType().IsNil && !from.Contains('<', StringComparison.Ordinal))
            {
                types.Add(from);
            }
            var seen = new Names(reader);
            var machine = type.GetInterfaceImplementations().Any(i => NameOf(reader.GetInterfaceImplementation(i).Interface)?.EndsWith("IAsyncStateMachine", StringComparison.Ordinal) == true);
            Note(NameOf(type.BaseType), from, ".base", machine);
            foreach (var implemented in type.GetInterfaceImplementations())
            {
                Note(NameOf(reader.GetInterfaceImplementation(implemented).Interface), from, ".base", machine);
            }
            foreach (var field in type.GetFields())
            {
                reader.GetFieldDefinition(field).DecodeSignature(seen, null);
            }
            seen.Drain(name => Note(name, from, ".field", machine));
            foreach (var method in type.GetMethods())
            {
                ReadMethod(portable, reader.GetMethodDefinition(method), from, machine);
            }
        }
    }

    private void ReadMethod(PEReader portable, MethodDefinition method, string from, bool machine)
    {
        var name = reader.GetString(method.Name);
        var seen = new Names(reader);
        method.DecodeSignature(seen, null);
        if (method.RelativeVirtualAddress != 0)
        {
            var body = portable.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
            {
                reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(seen, null);
            }
            ReadCode(body.GetILReader(), from, name, machine);
        }
        seen.Drain(type => Note(type, from, name, machine));
    }

    private void ReadCode(BlobReader code, string from, string method, bool machine)
    {
        string? pending = null;
        while (code.RemainingBytes > 0)
        {
            short value = code.ReadByte();
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | code.ReadByte()));
            }
            var op = Codes[value];
            switch (op.OperandType)
            {
                case OperandType.InlineString:
                    Keep(null);
                    pending = reader.GetUserString(MetadataTokens.UserStringHandle(code.ReadInt32() & 0xFFFFFF));
                    break;
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok or OperandType.InlineType:
                    var (type, member, arguments) = Resolve(MetadataTokens.EntityHandle(code.ReadInt32()));
                    if (type is not null)
                    {
                        mentions.Add(new Mention(from, method, machine, type, member) { Arguments = arguments });
                    }
                    arguments.ForEach(argument => Note(argument, from, method, machine));
                    Keep(op.OperandType == OperandType.InlineMethod ? member : null, drop: op.OperandType == OperandType.InlineMethod);
                    break;
                case OperandType.InlineSig or OperandType.InlineI or OperandType.InlineBrTarget or OperandType.ShortInlineR:
                    code.ReadInt32();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.ReadInt64();
                    break;
                case OperandType.InlineVar:
                    code.ReadInt16();
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.ReadByte();
                    break;
                case OperandType.InlineSwitch:
                    for (var left = code.ReadInt32(); left > 0; left--)
                    {
                        code.ReadInt32();
                    }
                    break;
            }
        }
        Keep(null);

        void Keep(string? givenTo, bool drop = true)
        {
            if (drop && pending is not null)
            {
                literals.Add(new Literal(from, method, pending, givenTo));
                pending = null;
            }
        }
    }

    private (string? Type, string? Member, List<string> Arguments) Resolve(EntityHandle handle)
    {
        var seen = new Names(reader);
        string? type = null, member = null;
        switch (handle.Kind)
        {
            case HandleKind.MemberReference:
                var reference = reader.GetMemberReference((MemberReferenceHandle)handle);
                (type, member) = (NameOf(reference.Parent, seen), reader.GetString(reference.Name));
                if (reference.GetKind() == MemberReferenceKind.Method)
                {
                    reference.DecodeMethodSignature(seen, null);
                }
                break;
            case HandleKind.MethodDefinition:
                var method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                (type, member) = (FullName(method.GetDeclaringType()), reader.GetString(method.Name));
                break;
            case HandleKind.FieldDefinition:
                var field = reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                (type, member) = (FullName(field.GetDeclaringType()), reader.GetString(field.Name));
                break;
            case HandleKind.MethodSpecification:
                var specification = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                specification.DecodeSignature(seen, null);
                var (of, name, arguments) = Resolve(specification.Method);
                (type, member) = (of, name);
                arguments.ForEach(seen.Add);
                break;
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                type = NameOf(handle, seen);
                break;
        }
        List<string> mentioned = [];
        seen.Drain(mentioned.Add);
        return (type, member, mentioned);
    }

    private void Note(string? type, string from, string method, bool machine)
    {
        if (type is not null)
        {
            mentions.Add(new Mention(from, method, machine, type, null));
        }
    }

    private string? NameOf(EntityHandle handle, Names? seen = null) => handle.IsNil ? null : handle.Kind switch
    {
        HandleKind.TypeDefinition => FullName((TypeDefinitionHandle)handle),
        HandleKind.TypeReference => FullName((TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => Specified((TypeSpecificationHandle)handle, seen ?? new Names(reader)),
        _ => null,
    };

    private string? Specified(TypeSpecificationHandle handle, Names seen) => reader.GetTypeSpecification(handle).DecodeSignature(seen, null);

    private string Outermost(TypeDefinitionHandle handle)
    {
        for (var outer = handle; ; outer = reader.GetTypeDefinition(outer).GetDeclaringType())
        {
            if (reader.GetTypeDefinition(outer).GetDeclaringType().IsNil)
            {
                return FullName(outer);
            }
        }
    }

    private string FullName(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = Plain(reader.GetString(type.Name));
        return type.GetDeclaringType() is { IsNil: false } outer ? FullName(outer) + "+" + name : reader.GetString(type.Namespace) is { Length: > 0 } space ? space + "." + name : name;
    }

    private string FullName(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = Plain(reader.GetString(type.Name));
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? FullName((TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : reader.GetString(type.Namespace) is { Length: > 0 } space ? space + "." + name : name;
    }

    private static string Plain(string name) => name.Split('`')[0];

    /// <summary>Writes down every type of a signature; a constructed type answers with its definition.</summary>
    private sealed class Names(MetadataReader reader) : ISignatureTypeProvider<string?, object?>
    {
        private readonly HashSet<string> found = new(StringComparer.Ordinal);

        public void Add(string name) => found.Add(name);

        public void Drain(Action<string> take)
        {
            foreach (var name in found)
            {
                take(name);
            }
            found.Clear();
        }

        private string Found(string name)
        {
            found.Add(name);
            return name;
        }

        public string? GetTypeFromDefinition(MetadataReader metadata, TypeDefinitionHandle handle, byte rawTypeKind) => Found(new CodeMap(reader).FullName(handle));
        public string? GetTypeFromReference(MetadataReader metadata, TypeReferenceHandle handle, byte rawTypeKind) => Found(new CodeMap(reader).FullName(handle));
        public string? GetTypeFromSpecification(MetadataReader metadata, object? context, TypeSpecificationHandle handle, byte rawTypeKind) => metadata.GetTypeSpecification(handle).DecodeSignature(this, context);
        public string? GetGenericInstantiation(string? genericType, ImmutableArray<string?> typeArguments) => genericType;
        public string? GetArrayType(string? elementType, ArrayShape shape) => elementType;
        public string? GetSZArrayType(string? elementType) => elementType;
        public string? GetByReferenceType(string? elementType) => elementType;
        public string? GetPointerType(string? elementType) => elementType;
        public string? GetPinnedType(string? elementType) => elementType;
        public string? GetModifiedType(string? modifier, string? unmodifiedType, bool isRequired) => unmodifiedType;
        public string? GetFunctionPointerType(MethodSignature<string?> signature) => null;
        public string? GetGenericMethodParameter(object? context, int index) => null;
        public string? GetGenericTypeParameter(object? context, int index) => null;
        public string? GetPrimitiveType(PrimitiveTypeCode typeCode) => null;
    }
}
