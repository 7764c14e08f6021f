// All or nothing: what is written to a database between the beginning of a transaction and its end.
#pragma once

#include "store/database.hpp"

namespace store {

// Takes the lock for writing at once; rolls back unless commit() was reached.
class Transaction {
public:
    // `derived`: writes to the attached derived file alone, and so goes on while another program
    // holds the history.
    enum class Scope { everything, derived };
    explicit Transaction(Database& db, Scope scope = Scope::everything);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();
    void roll_back();

private:
    Database& db_;
    bool open_ = true;
};

}  // namespace store
