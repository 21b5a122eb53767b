#include "core/import/foreignconversation.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

void ForeignConversation::complete()
{
    const bool isTree = std::any_of(messages.cbegin(), messages.cend(), [](const auto &message) {
        return !message.parent.isEmpty();
    });
    QString before;
    for (qsizetype place = 0; place < messages.size(); ++place) {
        ForeignMessage &message = messages[place];
        if (message.id.isEmpty())
            message.id = u"#%1"_s.arg(place);
        if (!isTree)
            message.parent = before;
        before = message.id;
    }
}

} // namespace Conclave
