#pragma once

#include "ui/code/codelanguage.h"

/// The strings and comments that many languages share.
namespace Conclave::Code {

inline constexpr CodeRegion Slashes{.open = u"//", .kind = CodeKind::Comment};
inline constexpr CodeRegion Hash{.open = u"#", .kind = CodeKind::Comment};
inline constexpr CodeRegion SpacedHash{
    .open = u"#", .kind = CodeKind::Comment, .traits = CodeRegion::AfterSpace};
inline constexpr CodeRegion Dashes{.open = u"--", .kind = CodeKind::Comment};
inline constexpr CodeRegion Semicolon{
    .open = u";", .kind = CodeKind::Comment, .traits = CodeRegion::AfterSpace};
inline constexpr CodeRegion Starred{
    .open = u"/*", .close = u"*/", .kind = CodeKind::Comment, .traits = CodeRegion::Multiline};
inline constexpr CodeRegion NestedStarred{.open = u"/*",
                                          .close = u"*/",
                                          .kind = CodeKind::Comment,
                                          .traits = CodeRegion::Multiline | CodeRegion::Nested};
inline constexpr CodeRegion MarkupComment{
    .open = u"<!--", .close = u"-->", .kind = CodeKind::Comment, .traits = CodeRegion::Multiline};

inline constexpr CodeRegion Quoted{.open = u"\"", .close = u"\"", .escape = u'\\'};
inline constexpr CodeRegion Apostrophed{
    .open = u"'", .close = u"'", .traits = CodeRegion::NotAfterWord, .escape = u'\\'};
inline constexpr CodeRegion Character{
    .open = u"'", .close = u"'", .traits = CodeRegion::Character, .escape = u'\\'};
inline constexpr CodeRegion RawApostrophed{
    .open = u"'", .close = u"'", .traits = CodeRegion::NotAfterWord | CodeRegion::Doubled};
inline constexpr CodeRegion TripleQuoted{
    .open = u"\"\"\"", .close = u"\"\"\"", .traits = CodeRegion::Multiline, .escape = u'\\'};

inline constexpr CodeSigil Annotation{.mark = u"@", .kind = CodeKind::Meta};

} // namespace Conclave::Code
