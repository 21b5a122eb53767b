#pragma once

#include "core/run/corrections.h"

#include <optional>

namespace Conclave {

/// The body of one attempt's request: what the dialect makes of it, without what the server is
/// known not to take, or has said once that it does not.
class CorrectedBody final
{
public:
    /// `corrections` outlives it; null: what servers reject is not remembered.
    explicit CorrectedBody(Corrections *corrections) : m_corrections(corrections) {}

    const QJsonObject &json() const { return m_json; }
    bool isCorrected() const { return m_isCorrected; } ///< Something is left out of it.

    /// Makes it for another try; one that was corrected stays as it is.
    void make(const Member &seat, const QList<Message> &messages, const Dialect &dialect);
    /// Leaves out what `error` rejects. False: it rejects nothing, or something was rejected
    /// before.
    bool correct(const Dialect &dialect, const Error &error);
    /// It was answered: what was rejected before is remembered for `seat`'s model.
    void remember(const Member &seat) const;

private:
    Corrections *m_corrections;
    QJsonObject m_json;
    std::optional<Error> m_rejection; ///< Why the second body is on its way.
    bool m_isCorrected = false;
};

} // namespace Conclave
