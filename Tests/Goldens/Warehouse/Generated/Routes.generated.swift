// Generated from the specs of the subsystem warehouse by misas-gen 0.1.0. Do not edit: change the specs instead.
// swift-format-ignore-file

#if hasFeature(InternalImportsByDefault)
    internal import Misas
#else
    import Misas
#endif

nonisolated extension WarehouseSubsystem {
    /// Tells how commands and queries are reached over HTTP.
    func registerRoutes(in registry: inout Misas.Registry) {
        registry.addRoute("POST", "/stock/{stock}/takings", to: TakeStock.self, parameters: [.path("stock")], status: 202)
        registry.describeRoutes(Self.routeDocument)
    }

    /// What describes them: a part of an OpenAPI document.
    private static var routeDocument: Swift.StaticString { #"""
{
  "openapi": "3.1.0",
  "info": {
    "title": "warehouse",
    "version": "1"
  },
  "tags": [
    {
      "name": "warehouse",
      "description": "What lies where, and for whom it is held."
    }
  ],
  "paths": {
    "/stock/{stock}/takings": {
      "post": {
        "operationId": "warehouse.take_stock",
        "summary": "Takes some away for an account",
        "description": "Takes some away for an account.",
        "tags": ["warehouse"],
        "parameters": [
          {
            "name": "stock",
            "in": "path",
            "required": true,
            "schema": {
              "$ref": "#/components/schemas/warehouse.StockID",
              "minLength": 1
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
                  "previous": {
                    "anyOf": [
                      {
                        "$ref": "#/components/schemas/warehouse.StockID"
                      },
                      {
                        "type": "null"
                      }
                    ]
                  },
                  "count": {
                    "type": "integer",
                    "format": "int64",
                    "minimum": 1,
                    "default": 1
                  },
                  "for": {
                    "$ref": "#/components/schemas/accounts.AccountID"
                  },
                  "urgency": {
                    "$ref": "#/components/schemas/warehouse.Urgency",
                    "default": "N"
                  },
                  "pin": {
                    "type": "string",
                    "format": "password",
                    "writeOnly": true
                  }
                },
                "required": ["for", "pin"],
                "additionalProperties": false
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "Accepted.",
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
                      "type": "integer",
                      "format": "int64"
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
            "description": "There is no such thing: `accounts.account_not_found`, `not_found`.",
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
                                  "const": "accounts.account_not_found"
                                },
                                "data": {
                                  "$ref": "#/components/schemas/accounts.AccountNotFound"
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
                                  "const": "not_found"
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
          "409": {
            "description": "Not as things are: `warehouse.out_of_stock`, `conflict`.",
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
                                  "const": "warehouse.out_of_stock"
                                },
                                "data": {
                                  "$ref": "#/components/schemas/warehouse.OutOfStock"
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
            "bearer": ["clerk"]
          }
        ]
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
      "accounts.AccountID": {
        "description": "Names one account, for ever.",
        "type": "string",
        "format": "uuid"
      },
      "accounts.AccountNotFound": {
        "type": "object",
        "properties": {
          "account": {
            "$ref": "#/components/schemas/accounts.AccountID"
          }
        },
        "required": ["account"]
      },
      "warehouse.OutOfStock": {
        "type": "object",
        "properties": {
          "sku": {
            "$ref": "#/components/schemas/warehouse.Sku"
          },
          "left": {
            "type": "integer",
            "format": "int64"
          }
        },
        "required": ["sku", "left"]
      },
      "warehouse.Sku": {
        "type": "string",
        "pattern": "[A-Z]{3}-[0-9]{4}",
        "examples": ["ABC-0001"]
      },
      "warehouse.StockID": {
        "description": "Shelf and slot.",
        "type": "string"
      },
      "warehouse.Urgency": {
        "type": "string",
        "enum": ["N", "X"]
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
