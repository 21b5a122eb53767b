#include "tests/support/longdocument.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QString longDocument(qsizetype characters)
{
    static const QString whole = markdownFile(u"long"_s);
    return whole.first(std::min(characters, whole.size()));
}

QString markdownFile(const QString &name)
{
    // A model's name spells `name`, and a model may have any name.
    const bool isPlain = std::ranges::all_of(name, [](QChar c) { return c.isLetterOrNumber(); });
    QFile file(u"%1/markdown/%2.md"_s.arg(QStringLiteral(CONCLAVE_TEST_DATA), name));
    if (!isPlain || !file.open(QIODevice::ReadOnly))
        return u"There is no such text."_s;
    return QString::fromUtf8(file.readAll());
}

QStringList inPieces(const QString &text)
{
    constexpr std::array<qsizetype, 10> sizes{4, 3, 5, 4, 2, 6, 4, 3, 5, 4};
    QStringList pieces;
    for (qsizetype at = 0; at < text.size(); at += pieces.constLast().size())
        pieces.append(text.mid(at, sizes[std::size_t(pieces.size()) % sizes.size()]));
    return pieces;
}

} // namespace Conclave
