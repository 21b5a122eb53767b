#include "ui/code/codelanguages.h"
#include "ui/code/coderegions.h"

namespace Conclave::Code {

namespace {

constexpr int Usual = CodeLanguage::Calls | CodeLanguage::CapitalTypes;

CodeRegion interpolating(CodeRegion region, QStringView interpolation, QChar variable = {})
{
    region.interpolation = interpolation;
    region.variable = variable;
    return region;
}

CodeLanguage java()
{
    return {
        .name = u"Java",
        .aliases = u"java",
        .keywords = u"abstract assert break case catch class continue default do else enum "
                    "extends final finally for if implements import instanceof interface "
                    "native new non-sealed package permits private protected public record return "
                    "sealed static strictfp super switch synchronized this throw throws transient "
                    "try var volatile while yield true false null",
        .types = u"boolean byte char double float int long short void",
        .regions = {Slashes, Starred, TripleQuoted, Quoted, Character},
        .sigils = {Annotation},
        .traits = Usual,
    };
}

CodeLanguage csharp()
{
    const auto braced = [](QStringView open, QStringView close, int traits, QChar escape) {
        return CodeRegion{.open = open,
                          .close = close,
                          .traits = traits,
                          .escape = escape,
                          .interpolation = u"{"};
    };
    constexpr int Verbatim = CodeRegion::Multiline | CodeRegion::Doubled;
    return {
        .name = u"C#",
        .aliases = u"csharp c# cs",
        .keywords = u"abstract as async await base break case catch checked class const continue "
                    "default delegate do else enum event explicit extern finally fixed for foreach "
                    "get goto if implicit in init interface internal is "
                    "lock nameof namespace new not operator or out override params "
                    "partial private protected public readonly record ref return "
                    "sealed set sizeof stackalloc static struct switch this throw try typeof "
                    "unchecked unsafe using var virtual volatile when where while with yield "
                    "true false null",
        .types =
            u"bool byte char decimal double dynamic float int long nint nuint object sbyte short "
            "string uint ulong ushort void",
        .regions = {Slashes,
                    Starred,
                    braced(u"$\"\"\"", u"\"\"\"", CodeRegion::Multiline, {}),
                    {.open = u"\"\"\"", .close = u"\"\"\"", .traits = CodeRegion::Multiline},
                    braced(u"$@\"", u"\"", Verbatim, {}),
                    braced(u"@$\"", u"\"", Verbatim, {}),
                    braced(u"$\"", u"\"", 0, u'\\'),
                    {.open = u"@\"", .close = u"\"", .traits = Verbatim},
                    Quoted,
                    Character},
        .sigils = {{.mark = u"#", .kind = CodeKind::Meta, .lineStart = true}},
        .traits = Usual | CodeLanguage::CapitalCalls,
    };
}

CodeLanguage kotlin()
{
    CodeRegion raw = interpolating(TripleQuoted, u"${", u'$');
    raw.escape = {};
    return {
        .name = u"Kotlin",
        .aliases = u"kotlin kt kts",
        .keywords = u"abstract as break by catch class companion const constructor "
                    "continue crossinline do else enum external final finally for fun "
                    "if import in infix init inline interface internal is lateinit "
                    "noinline object open operator out override package private protected public "
                    "reified return sealed super suspend tailrec this throw try typealias val "
                    "var vararg when where while true false null",
        .regions = {Slashes, NestedStarred, raw, interpolating(Quoted, u"${", u'$'), Character},
        .sigils = {Annotation},
        .traits = Usual,
    };
}

CodeLanguage scala()
{
    CodeRegion quoted = interpolating(Quoted, u"${");
    quoted.traits |= CodeRegion::Formatted;
    CodeRegion tripleQuoted = interpolating(TripleQuoted, u"${");
    tripleQuoted.traits |= CodeRegion::Formatted;
    return {
        .name = u"Scala",
        .aliases = u"scala sc sbt",
        .keywords = u"abstract case catch class def derives do else enum export extends extension "
                    "final finally for given if implicit import inline lazy match new object "
                    "opaque override package private protected return sealed super then this "
                    "throw trait transparent try type using val var while with yield true false "
                    "null",
        .regions = {Slashes, NestedStarred, tripleQuoted, quoted, Character},
        .sigils = {Annotation},
        .formattingPrefixes = u"s f raw",
        .traits = Usual,
    };
}

CodeLanguage dart()
{
    CodeRegion tripled = interpolating(TripleQuoted, u"${", u'$');
    CodeRegion tripleApostrophed = tripled;
    tripleApostrophed.open = tripleApostrophed.close = u"'''";
    return {
        .name = u"Dart",
        .aliases = u"dart flutter",
        .keywords = u"abstract as assert async await break case catch class const continue "
                    "covariant default deferred do else enum export extends extension external "
                    "factory false final finally for get if implements import in interface is "
                    "late library mixin new null operator required rethrow return sealed "
                    "set static super switch sync this throw true try typedef var when while "
                    "with yield",
        .types = u"bool double dynamic int num void",
        .regions = {Slashes,
                    NestedStarred,
                    tripled,
                    tripleApostrophed,
                    interpolating(Quoted, u"${", u'$'),
                    interpolating(Apostrophed, u"${", u'$')},
        .sigils = {Annotation},
        .prefixes = u"r",
        .traits = Usual,
    };
}

CodeLanguage javaScript()
{
    CodeRegion pattern{.open = u"/", .close = u"/", .traits = CodeRegion::Operand, .escape = u'\\'};
    CodeRegion templated{.open = u"`",
                         .close = u"`",
                         .traits = CodeRegion::Multiline,
                         .escape = u'\\',
                         .interpolation = u"${"};
    return {
        .name = u"JavaScript",
        .aliases = u"javascript js jsx mjs cjs node",
        .keywords =
            u"as async await break case catch class const continue debugger default delete do "
            "else export extends finally for from function if import in instanceof let "
            "new of return static super switch this throw try typeof var void while "
            "with yield true false null undefined NaN Infinity",
        .regions = {Slashes, Starred, pattern, templated, Quoted, Apostrophed},
        .sigils = {Annotation},
        .wordMarks = u"$",
        .traits = Usual,
    };
}

CodeLanguage typeScript()
{
    CodeLanguage language = javaScript();
    language.name = u"TypeScript";
    language.aliases = u"typescript ts tsx mts cts";
    language.moreKeywords = u"abstract accessor asserts declare enum implements infer interface is "
                            "keyof namespace override private protected public readonly satisfies "
                            "type unique using";
    language.types = u"any bigint boolean never number object string symbol unknown";
    return language;
}

} // namespace

std::vector<CodeLanguage> managedLanguages()
{
    return {java(), csharp(), kotlin(), scala(), dart(), javaScript(), typeScript()};
}

} // namespace Conclave::Code
