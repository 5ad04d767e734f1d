// Generated from the specs of the subsystem main_actor by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    internal import Misas
#else
    import Misas
#endif

nonisolated extension MainActorSubsystem {
    /// Tells how commands and queries are reached over HTTP.
    func registerRoutes(in registry: inout Misas.Registry) {
        registry.addRoute("POST", "/accounts", to: OpenAccount.self, status: 201)
        registry.addRoute("POST", "/accounts/{account}/deposits", to: DepositMoney.self, parameters: [.path("account")], status: 204)
        registry.addRoute("POST", "/accounts/{account}/withdrawals", to: WithdrawMoney.self, parameters: [.path("account")], status: 204)
        registry.addRoute("GET", "/accounts/{account}", to: GetAccount.self, parameters: [.path("account")], status: 200)
        registry.addRoute("GET", "/accounts", to: ListAccounts.self, parameters: [.query("owner"), .query("limit", as: .integer)], status: 200)
        registry.describeRoutes(Self.routeDocument)
    }

    /// What describes them: a part of an OpenAPI document.
    private static var routeDocument: Swift.StaticString { #"""
{
  "openapi": "3.1.0",
  "info": {
    "title": "main_actor",
    "version": "1"
  },
  "tags": [
    {
      "name": "main_actor",
      "description": "Customers' accounts and the money on them."
    }
  ],
  "paths": {
    "/accounts": {
      "post": {
        "operationId": "main_actor.open_account",
        "summary": "Opens an account with nothing on it",
        "description": "Opens an account with nothing on it.",
        "tags": ["main_actor"],
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "The same request again with the same key has one effect, and the same reply.",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255,
              "pattern": "^[!#-~]+$"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "properties": {
                  "account": {
                    "$ref": "#/components/schemas/main_actor.AccountID"
                  },
                  "owner": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 200
                  },
                  "currency": {
                    "$ref": "#/components/schemas/main_actor.Currency"
                  }
                },
                "required": ["account", "owner", "currency"],
                "additionalProperties": false
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "Created.",
            "headers": {
              "ETag": {
                "description": "The version, for `If-Match`.",
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "properties": {
                    "status": {
                      "const": "success"
                    },
                    "data": {
                      "$ref": "#/components/schemas/main_actor.AccountID"
                    },
                    "error": {
                      "type": "null"
                    }
                  },
                  "required": ["status", "data", "error"]
                }
              }
            },
            "links": {
              "DepositMoney": {
                "operationId": "main_actor.deposit_money",
                "parameters": {
                  "account": "$response.body#/data"
                }
              },
              "WithdrawMoney": {
                "operationId": "main_actor.withdraw_money",
                "parameters": {
                  "account": "$response.body#/data"
                }
              },
              "GetAccount": {
                "operationId": "main_actor.get_account",
                "parameters": {
                  "account": "$response.body#/data"
                }
              }
            }
          },
          "400": {
            "description": "The request is wrong: `bad_request`, `validation_failed`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "enum": ["bad_request", "validation_failed"]
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "409": {
            "description": "Not as things are: `main_actor.account_already_open`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "main_actor.account_already_open"
                            },
                            "data": {
                              "$ref": "#/components/schemas/main_actor.AccountAlreadyOpen"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "422": {
            "description": "Against a rule: `idempotency_key_reused`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "idempotency_key_reused"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Failure"
          }
        }
      },
      "get": {
        "operationId": "main_actor.list_accounts",
        "summary": "Accounts by owner, the last moved first",
        "description": "Accounts by owner, the last moved first.",
        "tags": ["main_actor"],
        "parameters": [
          {
            "name": "owner",
            "in": "query",
            "schema": {
              "type": "string"
            }
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 500,
              "default": 50
            }
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "properties": {
                    "status": {
                      "const": "success"
                    },
                    "data": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/main_actor.AccountView"
                      }
                    },
                    "error": {
                      "type": "null"
                    }
                  },
                  "required": ["status", "data", "error"]
                }
              }
            }
          },
          "400": {
            "description": "The request is wrong: `bad_request`, `validation_failed`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "enum": ["bad_request", "validation_failed"]
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Failure"
          }
        }
      }
    },
    "/accounts/{account}/deposits": {
      "post": {
        "operationId": "main_actor.deposit_money",
        "summary": "Puts money on an open account",
        "description": "Puts money on an open account.",
        "tags": ["main_actor"],
        "parameters": [
          {
            "name": "account",
            "in": "path",
            "required": true,
            "schema": {
              "$ref": "#/components/schemas/main_actor.AccountID"
            }
          },
          {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "The same request again with the same key has one effect, and the same reply.",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255,
              "pattern": "^[!#-~]+$"
            }
          },
          {
            "name": "If-Match",
            "in": "header",
            "description": "The `ETag` of what the caller has seen: where somebody else has changed it since, nothing is done.",
            "schema": {
              "type": "string",
              "pattern": "^(\\*|\"[1-9][0-9]{0,17}\")$"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "properties": {
                  "amount": {
                    "$ref": "#/components/schemas/main_actor.Money"
                  },
                  "from": {
                    "$ref": "#/components/schemas/main_actor.Counterparty"
                  }
                },
                "required": ["amount", "from"],
                "additionalProperties": false
              }
            }
          }
        },
        "responses": {
          "204": {
            "description": "Done; there is nothing to say.",
            "headers": {
              "ETag": {
                "description": "The version, for `If-Match`.",
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "description": "The request is wrong: `bad_request`, `validation_failed`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "enum": ["bad_request", "validation_failed"]
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "404": {
            "description": "There is no such thing: `main_actor.account_not_found`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "main_actor.account_not_found"
                            },
                            "data": {
                              "$ref": "#/components/schemas/main_actor.AccountNotFound"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "409": {
            "description": "Not as things are: `main_actor.account_is_closed`, `conflict`.",
            "content": {
              "application/json": {
                "schema": {
                  "anyOf": [
                    {
                      "allOf": [
                        {
                          "$ref": "#/components/schemas/Failure"
                        },
                        {
                          "properties": {
                            "error": {
                              "properties": {
                                "type": {
                                  "const": "main_actor.account_is_closed"
                                },
                                "data": {
                                  "$ref": "#/components/schemas/main_actor.AccountIsClosed"
                                }
                              }
                            }
                          }
                        }
                      ]
                    },
                    {
                      "allOf": [
                        {
                          "$ref": "#/components/schemas/Failure"
                        },
                        {
                          "properties": {
                            "error": {
                              "properties": {
                                "type": {
                                  "const": "conflict"
                                }
                              }
                            }
                          }
                        }
                      ]
                    }
                  ]
                }
              }
            }
          },
          "412": {
            "description": "Somebody else has changed it: `precondition_failed`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "precondition_failed"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "422": {
            "description": "Against a rule: `idempotency_key_reused`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "idempotency_key_reused"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Failure"
          }
        }
      }
    },
    "/accounts/{account}/withdrawals": {
      "post": {
        "operationId": "main_actor.withdraw_money",
        "summary": "Takes money off an open account that holds enough of it",
        "description": "Takes money off an open account that holds enough of it.",
        "tags": ["main_actor"],
        "parameters": [
          {
            "name": "account",
            "in": "path",
            "required": true,
            "schema": {
              "$ref": "#/components/schemas/main_actor.AccountID"
            }
          },
          {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "The same request again with the same key has one effect, and the same reply.",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255,
              "pattern": "^[!#-~]+$"
            }
          },
          {
            "name": "If-Match",
            "in": "header",
            "description": "The `ETag` of what the caller has seen: where somebody else has changed it since, nothing is done.",
            "schema": {
              "type": "string",
              "pattern": "^(\\*|\"[1-9][0-9]{0,17}\")$"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "properties": {
                  "amount": {
                    "$ref": "#/components/schemas/main_actor.Money"
                  },
                  "to": {
                    "$ref": "#/components/schemas/main_actor.Counterparty"
                  }
                },
                "required": ["amount", "to"],
                "additionalProperties": false
              }
            }
          }
        },
        "responses": {
          "204": {
            "description": "Done; there is nothing to say.",
            "headers": {
              "ETag": {
                "description": "The version, for `If-Match`.",
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "description": "The request is wrong: `bad_request`, `validation_failed`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "enum": ["bad_request", "validation_failed"]
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "401": {
            "description": "The caller is not known: `unauthorized`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "unauthorized"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "403": {
            "description": "The caller may not: `forbidden`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "forbidden"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "404": {
            "description": "There is no such thing: `main_actor.account_not_found`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "main_actor.account_not_found"
                            },
                            "data": {
                              "$ref": "#/components/schemas/main_actor.AccountNotFound"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "409": {
            "description": "Not as things are: `main_actor.account_is_closed`, `main_actor.insufficient_funds`, `conflict`.",
            "content": {
              "application/json": {
                "schema": {
                  "anyOf": [
                    {
                      "allOf": [
                        {
                          "$ref": "#/components/schemas/Failure"
                        },
                        {
                          "properties": {
                            "error": {
                              "properties": {
                                "type": {
                                  "const": "main_actor.account_is_closed"
                                },
                                "data": {
                                  "$ref": "#/components/schemas/main_actor.AccountIsClosed"
                                }
                              }
                            }
                          }
                        }
                      ]
                    },
                    {
                      "allOf": [
                        {
                          "$ref": "#/components/schemas/Failure"
                        },
                        {
                          "properties": {
                            "error": {
                              "properties": {
                                "type": {
                                  "const": "main_actor.insufficient_funds"
                                },
                                "data": {
                                  "$ref": "#/components/schemas/main_actor.InsufficientFunds"
                                }
                              }
                            }
                          }
                        }
                      ]
                    },
                    {
                      "allOf": [
                        {
                          "$ref": "#/components/schemas/Failure"
                        },
                        {
                          "properties": {
                            "error": {
                              "properties": {
                                "type": {
                                  "const": "conflict"
                                }
                              }
                            }
                          }
                        }
                      ]
                    }
                  ]
                }
              }
            }
          },
          "412": {
            "description": "Somebody else has changed it: `precondition_failed`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "precondition_failed"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "422": {
            "description": "Against a rule: `idempotency_key_reused`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "idempotency_key_reused"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Failure"
          }
        },
        "security": [
          {
            "bearer": ["teller"]
          }
        ]
      }
    },
    "/accounts/{account}": {
      "get": {
        "operationId": "main_actor.get_account",
        "summary": "One account, as its customer sees it",
        "description": "One account, as its customer sees it.",
        "tags": ["main_actor"],
        "parameters": [
          {
            "name": "account",
            "in": "path",
            "required": true,
            "schema": {
              "$ref": "#/components/schemas/main_actor.AccountID"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "Done.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "properties": {
                    "status": {
                      "const": "success"
                    },
                    "data": {
                      "$ref": "#/components/schemas/main_actor.AccountView"
                    },
                    "error": {
                      "type": "null"
                    }
                  },
                  "required": ["status", "data", "error"]
                }
              }
            }
          },
          "400": {
            "description": "The request is wrong: `bad_request`, `validation_failed`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "enum": ["bad_request", "validation_failed"]
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "404": {
            "description": "There is no such thing: `main_actor.account_not_found`.",
            "content": {
              "application/json": {
                "schema": {
                  "allOf": [
                    {
                      "$ref": "#/components/schemas/Failure"
                    },
                    {
                      "properties": {
                        "error": {
                          "properties": {
                            "type": {
                              "const": "main_actor.account_not_found"
                            },
                            "data": {
                              "$ref": "#/components/schemas/main_actor.AccountNotFound"
                            }
                          }
                        }
                      }
                    }
                  ]
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Failure"
          }
        }
      }
    }
  },
  "components": {
    "schemas": {
      "Failure": {
        "type": "object",
        "properties": {
          "status": {
            "const": "failure"
          },
          "data": {
            "type": "null"
          },
          "error": {
            "type": "object",
            "properties": {
              "type": {
                "type": "string"
              },
              "message": {
                "type": "string"
              },
              "data": {}
            },
            "required": ["type", "message", "data"]
          }
        },
        "required": ["status", "data", "error"]
      },
      "main_actor.AccountAlreadyOpen": {
        "type": "object",
        "properties": {
          "account": {
            "$ref": "#/components/schemas/main_actor.AccountID"
          }
        },
        "required": ["account"]
      },
      "main_actor.AccountID": {
        "description": "Names one account, for ever.",
        "type": "string",
        "format": "uuid"
      },
      "main_actor.AccountIsClosed": {
        "type": "object",
        "properties": {
          "account": {
            "$ref": "#/components/schemas/main_actor.AccountID"
          }
        },
        "required": ["account"]
      },
      "main_actor.AccountNotFound": {
        "type": "object",
        "properties": {
          "account": {
            "$ref": "#/components/schemas/main_actor.AccountID"
          }
        },
        "required": ["account"]
      },
      "main_actor.AccountView": {
        "description": "What a customer sees of an account.",
        "type": "object",
        "properties": {
          "account": {
            "$ref": "#/components/schemas/main_actor.AccountID"
          },
          "owner": {
            "type": "string"
          },
          "balance": {
            "$ref": "#/components/schemas/main_actor.Money"
          },
          "isClosed": {
            "type": "boolean"
          },
          "lastMovedAt": {
            "type": ["string", "null"],
            "format": "date-time"
          }
        },
        "required": ["account", "owner", "balance", "isClosed"]
      },
      "main_actor.Counterparty": {
        "description": "Where money comes from or goes to.",
        "oneOf": [
          {
            "type": "string",
            "enum": ["cash"]
          },
          {
            "type": "object",
            "properties": {
              "account": {
                "$ref": "#/components/schemas/main_actor.AccountID"
              }
            },
            "required": ["account"],
            "additionalProperties": false
          },
          {
            "type": "object",
            "properties": {
              "bank": {
                "$ref": "#/components/schemas/main_actor.IBAN"
              }
            },
            "required": ["bank"],
            "additionalProperties": false
          }
        ]
      },
      "main_actor.Currency": {
        "type": "string",
        "enum": ["cad", "eur", "usd"]
      },
      "main_actor.IBAN": {
        "description": "An international bank account number.",
        "type": "string",
        "pattern": "^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$"
      },
      "main_actor.InsufficientFunds": {
        "type": "object",
        "properties": {
          "account": {
            "$ref": "#/components/schemas/main_actor.AccountID"
          },
          "balance": {
            "$ref": "#/components/schemas/main_actor.Money"
          },
          "requested": {
            "$ref": "#/components/schemas/main_actor.Money"
          }
        },
        "required": ["account", "balance", "requested"]
      },
      "main_actor.Money": {
        "description": "An amount in one currency.",
        "type": "object",
        "properties": {
          "amount": {
            "type": "string",
            "format": "decimal",
            "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,18})?$"
          },
          "currency": {
            "$ref": "#/components/schemas/main_actor.Currency"
          }
        },
        "required": ["amount", "currency"]
      }
    },
    "responses": {
      "Failure": {
        "description": "The request failed. `error.type` tells how.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Failure"
            }
          }
        }
      }
    },
    "securitySchemes": {
      "bearer": {
        "type": "http",
        "scheme": "bearer"
      }
    }
  }
}
"""# }
}
