#include "ui/code/codelanguages.h"
#include "ui/code/coderegions.h"

namespace Conclave::Code {

namespace {

constexpr CodeRegion Include{.open = u"<", .close = u">", .traits = CodeRegion::AfterMeta};
constexpr CodeRegion Attribute{.open = u"[[", .close = u"]]", .kind = CodeKind::Meta};
constexpr CodeRegion RawTagged{
    .open = u"R\"", .close = u"\"", .traits = CodeRegion::Multiline | CodeRegion::Tagged};
constexpr CodeSigil Directive{.mark = u"#", .kind = CodeKind::Meta, .lineStart = true};

CodeLanguage c()
{
    return {
        .name = u"C",
        .aliases = u"c h objc objective-c objectivec m",
        .keywords =
            u"auto break case const continue default do else enum extern for goto if inline "
            "register restrict return sizeof static struct switch typedef union volatile "
            "while alignas alignof _Alignas _Alignof _Atomic _Generic _Noreturn "
            "_Static_assert _Thread_local true false NULL nullptr self nil YES NO",
        .types =
            u"void char short int long float double signed unsigned bool _Bool _Complex size_t "
            "ssize_t ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t int64_t uint8_t "
            "uint16_t uint32_t uint64_t wchar_t char16_t char32_t FILE time_t off_t pid_t "
            "va_list NSString NSArray NSInteger",
        .regions = {Slashes, Starred, Include, Quoted, Character},
        .sigils = {Directive, Annotation},
        .prefixes = u"L u U u8",
        .traits = CodeLanguage::Calls,
    };
}

CodeLanguage cpp()
{
    return {
        .name = u"C++",
        .aliases = u"cpp c++ cc cxx hpp hh hxx h++ ino arduino cuda cu",
        .keywords =
            u"alignas alignof and and_eq asm auto bitand bitor break case catch class co_await "
            "co_return co_yield compl concept const consteval constexpr constinit const_cast "
            "continue decltype default delete do dynamic_cast else enum explicit export "
            "extern final for friend goto if import inline mutable namespace new "
            "noexcept not not_eq operator or or_eq override private protected public "
            "register reinterpret_cast requires return sizeof static static_assert "
            "static_cast struct switch template this thread_local throw try typedef typeid "
            "typename union using virtual volatile while xor xor_eq true false nullptr NULL",
        .types = u"void char short int long float double signed unsigned bool size_t ssize_t "
                 "ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t "
                 "uint32_t uint64_t wchar_t char8_t char16_t char32_t string string_view vector "
                 "unordered_map unordered_set tuple optional variant "
                 "unique_ptr shared_ptr weak_ptr",
        .regions = {Slashes, Starred, Include, Attribute, RawTagged, Quoted, Character},
        .sigils = {Directive},
        .prefixes = u"L u U u8",
        .traits = CodeLanguage::Calls | CodeLanguage::QuotedDigits | CodeLanguage::CapitalTypes,
    };
}

CodeLanguage go()
{
    return {
        .name = u"Go",
        .aliases = u"go golang",
        .keywords =
            u"break case chan const continue default defer else fallthrough for func go goto if "
            "import interface map package range return select struct switch type var true "
            "false nil iota",
        .types =
            u"any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 "
            "int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr",
        .regions = {Slashes,
                    Starred,
                    Quoted,
                    Character,
                    {.open = u"`", .close = u"`", .traits = CodeRegion::Multiline}},
        .traits = CodeLanguage::Calls,
    };
}

CodeLanguage rust()
{
    const CodeRegion raw{.open = u"r",
                         .close = u"\"",
                         .traits = CodeRegion::Multiline,
                         .counted = u'#',
                         .openTail = u"\""};
    CodeRegion rawBytes = raw;
    rawBytes.open = u"br";
    CodeRegion quoted = Quoted;
    quoted.traits = CodeRegion::Multiline;
    return {
        .name = u"Rust",
        .aliases = u"rust rs",
        .keywords =
            u"as async await break const continue crate dyn else enum extern false fn for if "
            "impl in let loop match mod move mut pub ref return self Self static struct "
            "super trait true type unsafe use where while yield",
        .types =
            u"bool char str String i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64",
        .regions = {Slashes,
                    NestedStarred,
                    {.open = u"#[", .close = u"]", .kind = CodeKind::Meta},
                    {.open = u"#![", .close = u"]", .kind = CodeKind::Meta},
                    raw,
                    rawBytes,
                    quoted,
                    Character},
        .sigils = {{.mark = u"'", .kind = CodeKind::Meta}}, // a lifetime
        .prefixes = u"b c",
        .traits = CodeLanguage::Calls | CodeLanguage::BangCalls | CodeLanguage::CapitalTypes,
    };
}

CodeLanguage swift()
{
    CodeRegion quoted = Quoted;
    quoted.interpolation = u"\\(";
    CodeRegion tripleQuoted = TripleQuoted;
    tripleQuoted.interpolation = u"\\(";
    return {
        .name = u"Swift",
        .aliases = u"swift",
        .keywords = u"actor any as associatedtype async await break case catch class continue "
                    "convenience default defer deinit do else enum extension fallthrough false "
                    "fileprivate final for func get guard if import in indirect infix init inout "
                    "internal is isolated lazy let mutating nil nonisolated open operator optional "
                    "override private protocol public repeat "
                    "rethrows return self Self set some static struct subscript super switch throw "
                    "throws true try typealias unowned var weak where while",
        .regions = {Slashes,
                    NestedStarred,
                    tripleQuoted,
                    {.open = u"#",
                     .close = u"\"#",
                     .traits = CodeRegion::Multiline,
                     .counted = u'#',
                     .openTail = u"\""},
                    quoted},
        .sigils = {Annotation,
                   {.mark = u"#", .kind = CodeKind::Meta},
                   {.mark = u"$", .specials = u"0123456789"}},
        .traits = CodeLanguage::Calls | CodeLanguage::CapitalTypes,
    };
}

CodeLanguage haskell()
{
    return {
        .name = u"Haskell",
        .aliases = u"haskell hs",
        .keywords = u"case class data default deriving do else family forall foreign if import in "
                    "infix infixl infixr instance let mdo module newtype of pattern proc qualified "
                    "rec then type where",
        .regions = {{.open = u"{-#",
                     .close = u"#-}",
                     .kind = CodeKind::Meta,
                     .traits = CodeRegion::Multiline},
                    {.open = u"{-",
                     .close = u"-}",
                     .kind = CodeKind::Comment,
                     .traits = CodeRegion::Multiline | CodeRegion::Nested},
                    Dashes,
                    Quoted,
                    Character},
        .wordMarks = u"'",
        .traits = CodeLanguage::CapitalTypes,
    };
}

} // namespace

std::vector<CodeLanguage> compiledLanguages()
{
    return {c(), cpp(), go(), rust(), swift(), haskell()};
}

} // namespace Conclave::Code
