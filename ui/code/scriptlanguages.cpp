#include "ui/code/codelanguages.h"
#include "ui/code/coderegions.h"

namespace Conclave::Code {

namespace {

constexpr QStringView Specials = u"0123456789@*#?$!-_";

CodeLanguage python()
{
    const auto formatted = [](QStringView quotes, int traits) {
        return CodeRegion{.open = quotes,
                          .close = quotes,
                          .traits = traits | CodeRegion::Formatted,
                          .escape = u'\\',
                          .interpolation = u"{"};
    };
    return {
        .name = u"Python",
        .aliases = u"python py python3 py3 pyw ipython pycon",
        .keywords = u"and as assert async await break class continue def del elif else except "
                    "finally for from global if import in is lambda nonlocal not or pass raise "
                    "return try while with yield True False None self cls",
        .types = u"bool bytearray bytes complex dict float frozenset int list object set str tuple",
        .regions = {Hash,
                    formatted(u"\"\"\"", CodeRegion::Multiline),
                    formatted(u"'''", CodeRegion::Multiline),
                    formatted(u"\"", 0),
                    formatted(u"'", CodeRegion::NotAfterWord)},
        .sigils = {Annotation},
        .prefixes = u"r b u rb br",
        .formattingPrefixes = u"f fr rf t tr rt",
        .traits = CodeLanguage::Calls | CodeLanguage::CapitalTypes,
    };
}

CodeLanguage ruby()
{
    CodeRegion quoted = Quoted;
    quoted.traits = CodeRegion::Multiline;
    quoted.interpolation = u"#{";
    CodeRegion pattern{.open = u"/", .close = u"/", .traits = CodeRegion::Operand, .escape = u'\\'};
    return {
        .name = u"Ruby",
        .aliases = u"ruby rb irb rake gemfile",
        .keywords =
            u"BEGIN END alias and begin break case class def defined? do else elsif end ensure "
            "false for if in module next nil not or redo rescue retry return self super then "
            "true undef unless until when while yield attr_accessor attr_reader attr_writer "
            "include extend private protected public raise require require_relative",
        .functions = u"puts print lambda proc loop",
        .regions = {{.open = u"=begin",
                     .close = u"=end",
                     .kind = CodeKind::Comment,
                     .traits = CodeRegion::Multiline | CodeRegion::LineStart},
                    Hash,
                    {.open = u"<<", .traits = CodeRegion::Multiline | CodeRegion::Heredoc},
                    quoted,
                    Apostrophed,
                    pattern},
        .sigils = {{.mark = u"@@"},
                   {.mark = u"@"},
                   {.mark = u"$"},
                   {.mark = u":", .kind = CodeKind::Number}}, // a symbol, which is a value
        .traits = CodeLanguage::Calls | CodeLanguage::CapitalTypes,
    };
}

CodeLanguage php()
{
    CodeRegion quoted = Quoted;
    quoted.traits = CodeRegion::Multiline;
    quoted.variable = u'$';
    CodeRegion apostrophed = Apostrophed;
    apostrophed.traits |= CodeRegion::Multiline;
    return {
        .name = u"PHP",
        .aliases = u"php php5 php7 php8",
        .keywords =
            u"abstract and array as break callable case catch class clone const continue "
            "declare default do echo else elseif empty enum extends final finally fn for "
            "foreach function global goto if implements include include_once instanceof "
            "insteadof interface isset list match namespace new or parent print private "
            "protected public readonly require require_once return self static switch throw "
            "trait try unset use var while xor yield true false null",
        .types = u"bool float int iterable mixed never object string void",
        .regions = {Slashes,
                    Starred,
                    {.open = u"#[", .close = u"]", .kind = CodeKind::Meta},
                    Hash,
                    {.open = u"<?php", .close = u"", .kind = CodeKind::Meta},
                    {.open = u"<<<",
                     .traits = CodeRegion::Multiline | CodeRegion::Heredoc,
                     .variable = u'$'},
                    quoted,
                    apostrophed},
        .sigils = {{.mark = u"$", .anywhere = true}},
        .traits = CodeLanguage::Calls | CodeLanguage::CapitalTypes | CodeLanguage::IgnoresCase,
    };
}

CodeLanguage shell()
{
    return {
        .name = u"Shell",
        .aliases = u"sh bash shell zsh ksh ash dash fish bashrc shellscript",
        .keywords =
            u"if then else elif fi for in do done case esac while until select function time "
            "return break continue exit local export declare readonly unset",
        .regions = {SpacedHash,
                    {.open = u"<<",
                     .traits = CodeRegion::Multiline | CodeRegion::Heredoc,
                     .variable = u'$'},
                    {.open = u"\"",
                     .close = u"\"",
                     .traits = CodeRegion::Multiline,
                     .escape = u'\\',
                     .interpolation = u"$(",
                     .variable = u'$'},
                    {.open = u"'", .close = u"'", .traits = CodeRegion::Multiline}},
        .sigils = {{.mark = u"$", .anywhere = true, .brackets = u"{", .specials = Specials}},
        .wordMarks = u"-.",
        .introducers = u"if then else elif do while until time sudo exec",
        .traits = CodeLanguage::Commands | CodeLanguage::NoNumbers,
    };
}

CodeLanguage console()
{
    CodeLanguage language = shell();
    language.name = u"Console";
    language.aliases = u"console shell-session shellsession sh-session terminal";
    language.traits |= CodeLanguage::Session;
    return language;
}

CodeLanguage powerShell()
{
    const auto here = [](QStringView open, QStringView close, QChar variable) {
        return CodeRegion{
            .open = open, .close = close, .traits = CodeRegion::Multiline, .variable = variable};
    };
    CodeRegion quoted{.open = u"\"",
                      .close = u"\"",
                      .traits = CodeRegion::Multiline | CodeRegion::Doubled,
                      .escape = u'`',
                      .interpolation = u"$(",
                      .variable = u'$'};
    return {
        .name = u"PowerShell",
        .aliases = u"powershell pwsh ps1 ps",
        .keywords =
            u"begin break catch class continue data do dynamicparam else elseif end enum exit "
            "filter finally for foreach from function hidden if in param process return "
            "static switch throw trap try until using while",
        .regions = {{.open = u"<#",
                     .close = u"#>",
                     .kind = CodeKind::Comment,
                     .traits = CodeRegion::Multiline},
                    SpacedHash,
                    here(u"@\"", u"\"@", u'$'),
                    here(u"@'", u"'@", {}),
                    quoted,
                    RawApostrophed},
        .sigils = {{.mark = u"$", .anywhere = true, .brackets = u"{", .specials = u"_?$^"},
                   {.mark = u"@"},
                   {.mark = u"-", .kind = CodeKind::Meta}},
        .wordMarks = u"-",
        .traits = CodeLanguage::IgnoresCase | CodeLanguage::DashedCalls | CodeLanguage::Calls,
    };
}

CodeLanguage lua()
{
    const auto bracketed = [](QStringView open, CodeKind kind) {
        return CodeRegion{.open = open,
                          .close = u"]",
                          .kind = kind,
                          .traits = CodeRegion::Multiline,
                          .counted = u'=',
                          .openTail = u"[",
                          .closeTail = u"]"};
    };
    return {
        .name = u"Lua",
        .aliases = u"lua luau",
        .keywords = u"and break do else elseif end false for function goto if in local nil not or "
                    "repeat return self then true until while",
        .regions = {bracketed(u"--[", CodeKind::Comment),
                    Dashes,
                    bracketed(u"[", CodeKind::String),
                    Quoted,
                    Apostrophed},
        .traits = CodeLanguage::Calls,
    };
}

CodeLanguage r()
{
    return {
        .name = u"R",
        .aliases = u"r rscript rlang",
        .keywords =
            u"break else for function if in next repeat return while TRUE FALSE NULL NA NaN "
            "Inf library require",
        .regions =
            {Hash,
             {.open = u"r\"", .close = u"\"", .traits = CodeRegion::Multiline | CodeRegion::Tagged},
             {.open = u"\"", .close = u"\"", .traits = CodeRegion::Multiline, .escape = u'\\'},
             Apostrophed},
        .wordMarks = u".",
        .traits = CodeLanguage::Calls,
    };
}

} // namespace

std::vector<CodeLanguage> scriptLanguages()
{
    return {python(), ruby(), php(), shell(), console(), powerShell(), lua(), r()};
}

} // namespace Conclave::Code
