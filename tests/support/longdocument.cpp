#include "tests/support/longdocument.h"

#include <QFile>

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QString longDocument(qsizetype characters)
{
    static const QString whole = [] {
        QFile file(QStringLiteral(CONCLAVE_TEST_DATA) + u"/markdown/long.md"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("tests/data/markdown/long.md is missing");
        return QString::fromUtf8(file.readAll());
    }();
    return whole.first(std::min(characters, whole.size()));
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
