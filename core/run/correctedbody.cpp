#include "core/run/correctedbody.h"

namespace Conclave {

void CorrectedBody::make(const Member &seat, const QList<Message> &messages, const Dialect &dialect)
{
    if (m_isCorrected)
        return;
    const QJsonObject wanted = dialect.body(seat, messages);
    m_json = m_corrections ? m_corrections->applied(seat, dialect, wanted) : wanted;
    m_isCorrected = m_json != wanted;
}

bool CorrectedBody::correct(const Dialect &dialect, const Error &error)
{
    const auto json = m_rejection ? std::nullopt : dialect.corrected(m_json, error);
    if (!json)
        return false;
    m_json = *json;
    m_rejection = error;
    m_isCorrected = true;
    return true;
}

void CorrectedBody::remember(const Member &seat) const
{
    if (m_rejection && m_corrections)
        m_corrections->remember(seat, *m_rejection);
}

} // namespace Conclave
