#include "ui/words/importwords.h"

#include "ui/words/figures.h"

#include <QCoreApplication>
#include <QLocale>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ImportWords)
};

} // namespace

QString omissionWords(Omission omission)
{
    switch (omission) {
    case Omission::Image:
        return Words::tr("Pictures");
    case Omission::Attachment:
        return Words::tr("Files and recordings");
    case Omission::Tool:
        return Words::tr("Tool calls and their results");
    case Omission::Hidden:
        return Words::tr("Hidden instructions");
    case Omission::OtherBranch:
        return Words::tr("Messages of abandoned branches");
    case Omission::Empty:
        return Words::tr("Messages without words");
    case Omission::UnknownPart:
        return Words::tr("Parts of an unknown kind");
    case Omission::EmptyConversation:
        return Words::tr("Empty conversations");
    case Omission::Duplicate:
        return Words::tr("Conversations that are in the file twice");
    case Omission::UnknownConversation:
        return Words::tr("Entries that are no conversation");
    case Omission::BadConversation:
        return Words::tr("Damaged conversations");
    case Omission::TooLong:
        break;
    }
    return Words::tr("Conversations that are too long");
}

QString omissionsSentence(const Omissions &omissions)
{
    QStringList parts;
    for (auto omitted = omissions.begin(); omitted != omissions.end(); ++omitted) {
        QString words = omissionWords(omitted.key());
        words[0] = words.at(0).toLower();
        parts.append(Words::tr("%1: %2").arg(words, countText(omitted.value())));
    }
    return parts.join(u", "_s);
}

QString formatsWords(const QList<ImportFormat> &formats)
{
    QStringList titles;
    for (const ImportFormat format : formats)
        titles.append(importFormatTitle(format));
    return QLocale().createSeparatedList(titles);
}

} // namespace Conclave
