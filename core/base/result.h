#pragma once

#include "core/base/error.h"

#include <utility>
#include <variant>

namespace Conclave {

/// Either a T or the Error that kept us from it. Becomes std::expected with C++23.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result() : m_state(Error{}) {} ///< Only for Qt's meta-types.
    Result(T value) : m_state(std::move(value)) {}
    Result(Error error) : m_state(std::move(error)) {}

    explicit operator bool() const { return std::holds_alternative<T>(m_state); }
    const T &value() const { return std::get<T>(m_state); }
    const T *operator->() const { return &value(); }
    const T &operator*() const { return value(); }
    const Error &error() const { return std::get<Error>(m_state); }

    bool operator==(const Result &) const = default;

private:
    std::variant<T, Error> m_state;
};

using Done = Result<std::monostate>; ///< Success without a value.

} // namespace Conclave
