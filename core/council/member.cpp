#include "core/council/member.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

const QStringList &reasoningEfforts()
{
    static const QStringList efforts{
        u"none"_s, u"minimal"_s, u"low"_s, u"medium"_s, u"high"_s, u"xhigh"_s, u"max"_s};
    return efforts;
}

} // namespace Conclave
