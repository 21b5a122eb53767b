#include "ui/code/codelanguages.h"
#include "ui/code/coderegions.h"

namespace Conclave::Code {

namespace {

CodeLanguage sql()
{
    const auto quoted = [](QStringView quote, CodeKind kind) {
        return CodeRegion{.open = quote,
                          .close = quote,
                          .kind = kind,
                          .traits = CodeRegion::Multiline | CodeRegion::Doubled};
    };
    return {
        .name = u"SQL",
        .aliases = u"sql mysql postgresql postgres psql plsql plpgsql sqlite tsql mariadb",
        .keywords =
            u"add all alter analyze and any as asc begin between by cascade case cast check column "
            "commit conflict constraint create cross current_date current_time current_timestamp "
            "database declare default delete desc distinct do drop else elseif end escape except "
            "exec execute exists explain false fetch first for foreign from full function grant "
            "group having if ilike in index inner insert intersect into is join key last lateral "
            "left like limit materialized natural not nothing null nulls of offset on or order "
            "outer over partition primary procedure recursive references replace restrict return "
            "returning returns revoke right rollback row rows schema select set some table "
            "temporary then to transaction trigger true truncate union unique update using vacuum "
            "values view when where window with",
        .types =
            u"bigint binary bit blob boolean bool bytea char character date datetime decimal "
            "double float int integer interval json jsonb money nchar numeric nvarchar precision "
            "real serial bigserial smallint text time timestamp timestamptz tinyint uuid "
            "varbinary varchar xml",
        .regions = {Dashes,
                    Starred,
                    quoted(u"'", CodeKind::String),
                    quoted(u"\"", CodeKind::Variable),
                    quoted(u"`", CodeKind::Variable)},
        .sigils = {{.mark = u"@"}, {.mark = u":"}, {.mark = u"$", .specials = u"123456789"}},
        .traits = CodeLanguage::IgnoresCase | CodeLanguage::Calls,
    };
}

CodeLanguage json()
{
    return {
        .name = u"JSON",
        .aliases = u"json jsonc json5 jsonl ndjson geojson webmanifest",
        .keywords = u"true false null",
        .regions = {Slashes, Starred, Quoted, Apostrophed},
        .keyMarks = u":",
    };
}

CodeLanguage yaml()
{
    return {
        .name = u"YAML",
        .aliases = u"yaml yml",
        .keywords = u"true false null yes no on off True False",
        .regions = {SpacedHash, Quoted, RawApostrophed},
        .sigils = {{.mark = u"&", .kind = CodeKind::Meta},
                   {.mark = u"*", .kind = CodeKind::Meta},
                   {.mark = u"!!", .kind = CodeKind::Meta},
                   {.mark = u"!", .kind = CodeKind::Meta}},
        .lineRules = {{u"---", CodeKind::Meta}, {u"%", CodeKind::Meta}},
        .wordMarks = u"-./",
        .keyMarks = u":",
        .traits = CodeLanguage::KeysNeedSpace,
    };
}

CodeLanguage toml()
{
    CodeRegion tripleApostrophed = TripleQuoted;
    tripleApostrophed.open = tripleApostrophed.close = u"'''";
    tripleApostrophed.escape = {};
    return {
        .name = u"TOML",
        .aliases = u"toml",
        .keywords = u"true false inf nan",
        .regions = {Hash, TripleQuoted, tripleApostrophed, Quoted, RawApostrophed},
        .lineRules = {{u"[", CodeKind::Type}},
        .wordMarks = u"-.",
        .keyMarks = u"=",
    };
}

CodeLanguage ini()
{
    return {
        .name = u"INI",
        .aliases = u"ini conf cfg config properties dotenv env editorconfig desktop systemd",
        .keywords = u"true false yes no on off",
        .regions = {SpacedHash, Semicolon, Quoted},
        .lineRules = {{u"[", CodeKind::Type}},
        .wordMarks = u"-./",
        .keyMarks = u"=:",
        .traits = CodeLanguage::KeysFirst,
    };
}

CodeLanguage diff()
{
    return {
        .name = u"Diff",
        .aliases = u"diff patch udiff",
        .lineRules = {{u"+++ ", CodeKind::Meta},
                      {u"--- ", CodeKind::Meta},
                      {u"@@", CodeKind::Meta},
                      {u"diff ", CodeKind::Meta},
                      {u"index ", CodeKind::Comment},
                      {u"+", CodeKind::Added},
                      {u"-", CodeKind::Removed},
                      {u">", CodeKind::Added},
                      {u"<", CodeKind::Removed}},
        .traits = CodeLanguage::NoNumbers,
    };
}

CodeLanguage dockerfile()
{
    CodeRegion quoted = Quoted;
    quoted.variable = u'$';
    return {
        .name = u"Dockerfile",
        .aliases = u"dockerfile docker containerfile",
        .keywords = u"ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER "
                    "ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR",
        .regions = {SpacedHash,
                    {.open = u"<<", .traits = CodeRegion::Multiline | CodeRegion::Heredoc},
                    quoted,
                    Apostrophed},
        .sigils = {{.mark = u"$", .anywhere = true, .brackets = u"{"}},
        .wordMarks = u"-.",
        .traits = CodeLanguage::NoNumbers,
    };
}

CodeLanguage makefile()
{
    return {
        .name = u"Makefile",
        .aliases = u"makefile make mk gnumake",
        .keywords =
            u"define else endef endif export ifdef ifeq ifndef ifneq include override unexport "
            "vpath",
        .regions = {SpacedHash, Quoted, Apostrophed},
        .sigils = {{.mark = u"$", .anywhere = true, .brackets = u"({", .specials = u"@<^+?*%$"}},
        .wordMarks = u"-./%",
        .keyMarks = u":=?+",
        .traits = CodeLanguage::KeysFirst | CodeLanguage::NoNumbers,
    };
}

CodeLanguage plainText()
{
    return {
        .name = u"Text",
        .aliases = u"text txt plain plaintext output log none",
        .traits = CodeLanguage::NoNumbers,
    };
}

} // namespace

std::vector<CodeLanguage> dataLanguages()
{
    return {sql(), json(), yaml(), toml(), ini(), diff(), dockerfile(), makefile(), plainText()};
}

} // namespace Conclave::Code
