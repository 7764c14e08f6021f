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

// What is read until its end is of one moment, whatever other programs write meanwhile. Inside a
// transaction it is that one's.
class OneMoment {
public:
    explicit OneMoment(Database& db);
    OneMoment(const OneMoment&) = delete;
    OneMoment& operator=(const OneMoment&) = delete;
    ~OneMoment();

private:
    Database* db_;  // null inside a transaction
};

}  // namespace store
