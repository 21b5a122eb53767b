#include "tests/bench/soakvoice.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QString SoakVoice::model() const
{
    QString name = u"soak-tag%1-tokens%2"_s.arg(tag).arg(tokens);
    if (think > 0)
        name += u"-think%1"_s.arg(think);
    if (hugeKilobytes > 0)
        name += u"-hugeline%1"_s.arg(hugeKilobytes);
    return words.isEmpty() ? name : QString(name + u'-' + words);
}

bool SoakVoice::hasSaidAll(const QString &text) const
{
    return !isEndless && hasSaid(text) && text.size() == this->text(text.size() + 1).size();
}

QString SoakVoice::said(int from, int count, qsizetype size) const
{
    QString said;
    for (int i = from; said.size() < size && (isEndless || i < from + count); ++i) {
        const bool isHuge = i == 0 && hugeKilobytes > 0;
        said += isHuge ? QString(qsizetype(hugeKilobytes) * 1024, u'x')
                       : tag + QString::number(i) + u' ';
    }
    return said.left(size);
}

} // namespace Conclave
