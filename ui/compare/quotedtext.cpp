#include "ui/compare/quotedtext.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype Longest = 400;
constexpr QChar FirstStrongIsolate(0x2068);
constexpr QChar PopIsolate(0x2069);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::QuotedText)
};

QString plain(const QString &sentence)
{
    static const QRegularExpression marks(
        uR"(\*\*|__|`|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=\w)|(?<=\w)_(?!\w))"_s);
    // Marks of quotes and lists between the lines of one sentence are rare and do no harm.
    return singleLine(QString(sentence).remove(marks), Longest);
}

QString isolated(const QString &text)
{
    return FirstStrongIsolate % text % PopIsolate;
}

} // namespace

QString quotedText(const QString &sentence)
{
    return isolated(plain(sentence));
}

QString inQuotationMarks(const QString &sentence)
{
    //: A quoted sentence
    return isolated(Words::tr("“%1”").arg(plain(sentence)));
}

} // namespace Conclave
