#include "ui/code/codelanguages.h"
#include "ui/code/coderegions.h"

namespace Conclave::Code {

namespace {

CodeLanguage css(QStringView name, QStringView aliases)
{
    return {
        .name = name,
        .aliases = aliases,
        .keywords = u"important inherit initial unset revert auto none from to",
        .regions = {Starred, Quoted, Apostrophed},
        .sigils = {{.mark = u"@", .kind = CodeKind::Keyword},
                   {.mark = u"$"},
                   {.mark = u"--"},
                   {.mark = u"!", .kind = CodeKind::Keyword},
                   {.mark = u".", .kind = CodeKind::Type, .anywhere = true},
                   {.mark = u"#", .kind = CodeKind::Type, .anywhere = true}},
        .wordMarks = u"-",
        .keyMarks = u":",
        .traits = CodeLanguage::KeysInBraces | CodeLanguage::Calls,
    };
}

/// What stands between the angle brackets of a tag.
CodeLanguage tag()
{
    return {
        .name = u"Tag",
        .aliases = u"",
        .regions = {{.open = u"\"", .close = u"\"", .traits = CodeRegion::Multiline},
                    {.open = u"'", .close = u"'", .traits = CodeRegion::Multiline}},
        .wordMarks = u"-:.@",
        .otherWords = CodeKind::Meta,
    };
}

} // namespace

std::vector<CodeLanguage> styleLanguages()
{
    CodeLanguage scss = css(u"SCSS", u"scss sass less");
    scss.regions.insert(scss.regions.begin(), Slashes);
    return {css(u"CSS", u"css"), scss};
}

std::vector<CodeLanguage> markupLanguages(const CodeLanguage &script, const CodeLanguage &style)
{
    static const CodeLanguage inTag = tag();
    const CodeSigil entity{.mark = u"&", .kind = CodeKind::Number, .specials = u"#"};
    const CodeRegion data{.open = u"<![CDATA[", .close = u"]]>", .traits = CodeRegion::Multiline};
    return {
        {
            .name = u"HTML",
            .aliases = u"html htm xhtml vue svelte",
            .regions = {MarkupComment, data},
            .sigils = {entity},
            .islands = {{.open = u"<script", .close = u">", .language = &inTag, .next = 4},
                        {.open = u"<style", .close = u">", .language = &inTag, .next = 5},
                        {.open = u"<", .close = u">", .language = &inTag},
                        {.close = u"</script", .takesClose = false, .language = &script},
                        {.close = u"</style", .takesClose = false, .language = &style}},
            .traits = CodeLanguage::NoNumbers,
        },
        {
            .name = u"XML",
            .aliases = u"xml svg xsd xsl xslt rss atom plist qrc ui xaml mathml",
            .regions = {MarkupComment, data},
            .sigils = {entity},
            .islands = {{.open = u"<", .close = u">", .language = &inTag}},
            .traits = CodeLanguage::NoNumbers,
        },
        {
            .name = u"Markdown",
            .aliases = u"markdown md mdx rmd gfm",
            .regions = {MarkupComment,
                        {.open = u"```", .close = u"```", .traits = CodeRegion::Multiline},
                        {.open = u"`", .close = u"`"},
                        {.open = u"**", .close = u"**", .kind = CodeKind::Type}},
            .lineRules = {{u"#", CodeKind::Keyword}, {u">", CodeKind::Comment}},
            .traits = CodeLanguage::NoNumbers,
        },
    };
}

} // namespace Conclave::Code
